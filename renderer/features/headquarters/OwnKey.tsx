import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import './headquarters.css'
import { inGroups } from './key-groups.ts'
import { texts } from './texts.ts'

/** What headquarters signs with, to be compared by word of mouth, and its replacement. */
export function OwnKey({ fingerprint }: { readonly fingerprint: string }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()('sync.manage')
  const rotate = useMutation(trpc.hq.rotateKey.mutationOptions())
  return (
    <section className="hq-own-key" aria-label={t('ownKey')}>
      <h2>{t('ownKey')}</h2>
      <p className="desk-soft hq-hint">{t('ownKeyHint')}</p>
      <div className="hq-tags">
        <code>{inGroups(rotate.data?.fingerprint ?? fingerprint)}</code>
        {may ? (
          <ConfirmPopover
            question={t('rotateAsk')}
            detail={t('rotateDetail')}
            verb={t('rotateVerb')}
            onConfirm={() => rotate.mutate()}
          >
            <Button size="small" loading={rotate.isPending}>
              {t('rotate')}
            </Button>
          </ConfirmPopover>
        ) : null}
      </div>
      <ErrorNote error={rotate.error} />
    </section>
  )
}
