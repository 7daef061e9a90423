import { Button } from 'antd'
import { useState } from 'react'
import type { LetterDetail } from '../../../main/contract/letters.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { letterTexts } from './letter-texts.ts'
import { StaffPicks } from './StaffPick.tsx'

/** Who has to read a document and has; who has not is reminded. */
export function Circulation({ letter, works }: { readonly letter: LetterDetail; readonly works: boolean }) {
  const t = useTexts(letterTexts)
  const trpc = useTRPC()
  const circulate = useCommand(trpc.letters.circulate)
  const chase = useCommand(trpc.letters.chaseReaders)
  const [readers, setReaders] = useState<readonly string[]>([])
  const about = { letterId: letter.id }
  const unread = letter.circulation.some(one => one.readAt === null)
  if (!works && letter.circulation.length === 0) return null
  return (
    <section aria-label={t('circulation')}>
      <h3>{t('circulation')}</h3>
      <ul>
        {letter.circulation.map(one => (
          <li key={one.staffId}>
            {one.name ?? '—'}{' '}
            {one.readAt === null ? (
              <StateTag tone="waiting">{t('unread')}</StateTag>
            ) : (
              <StateTag tone="done">
                {t('readAt')} <Time at={one.readAt} />
              </StateTag>
            )}
            {one.chases > 0 ? <span className="desk-soft"> {t('chased', { count: one.chases })}</span> : null}
          </li>
        ))}
      </ul>
      {works ? (
        <div className="reg-row">
          <Field label={t('readers')}>
            {({ id }) => <StaffPicks id={id} value={readers} onChange={setReaders} />}
          </Field>
          <div className="reg-actions">
            <Button
              disabled={readers.length === 0}
              loading={circulate.pending}
              onClick={() =>
                circulate.run({ ...about, readers: [...readers] }).then(
                  () => setReaders([]),
                  () => undefined,
                )
              }
            >
              {t('circulate')}
            </Button>
            {unread ? (
              <Button loading={chase.pending} onClick={() => chase.send({ ...about, note: '' })}>
                {t('chaseReaders')}
              </Button>
            ) : null}
          </div>
        </div>
      ) : null}
      <ErrorNote error={circulate.error ?? chase.error} />
    </section>
  )
}
