import { Button } from 'antd'
import type { Outputs } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { Facts } from '../../components/Field.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { texts } from './restore-texts.ts'

type Done = Extract<Outputs['backup']['restoring'], { state: 'done' }>

/** What came back, until when, and under which letter numbers go on. */
export function RestoreDone({ result, onOpen }: { readonly result: Done['result']; onOpen(): void }) {
  const t = useTexts(texts)
  const { operations, files, missing, letter } = result
  return (
    <>
      <Facts
        rows={[
          [t('site'), result.site],
          [t('until'), <Time key="at" at={result.createdAt} as="moment" />],
          [t('restored'), t('count', { operations, files })],
          ...(missing > 0
            ? [
                [
                  '',
                  <StateTag key="missing" tone="overdue">
                    {t('missing', { missing })}
                  </StateTag>,
                ] as const,
              ]
            : []),
          [t('letter'), t('letterText', { letter })],
        ]}
      />
      <p>{t('afterwards')}</p>
      <Button type="primary" size="large" block autoFocus onClick={onOpen}>
        {t('signIn')}
      </Button>
    </>
  )
}
