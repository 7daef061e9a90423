import { useQuery } from '@tanstack/react-query'
import { lateAfter } from '../../../main/contract/sync.ts'
import { type Outputs, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { Facts } from '../../components/Field.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { formatSize } from '../cases/files/size.ts'
import { texts } from './texts.ts'

type Overview = Outputs['sync']['overview']
type Joined = Overview & { readonly link: NonNullable<Overview['link']> }

const day = 86_400_000

/** What headquarters has not confirmed, in one sentence, and when both last heard of each other. */
export function StandingPart({ overview }: { readonly overview: Joined }) {
  const t = useTexts(texts)
  const now = useNow()
  const { link, unsent, lastSent } = overview
  const figuresOnly = unsent?.withoutWords ?? 0
  const silentFor = now - (link.receiptAt ?? link.enrolledAt)
  return (
    <section className="settings-part">
      <h2>{t('standing')}</h2>
      <p className="sync-sentence" role="status">
        <UnsentText unsent={unsent} />
      </p>
      {figuresOnly > 0 ? <p>{t('withoutWords', { count: figuresOnly })}</p> : null}
      {silentFor > lateAfter ? (
        <StateTag tone="overdue">{t('late', { days: Math.floor(silentFor / day) })}</StateTag>
      ) : null}
      <Facts
        rows={[
          [t('belongs'), link.name],
          ...(unsent?.since
            ? [[t('unsentSince'), <Time key="since" at={unsent.since} as="near" />] as const]
            : []),
          [
            t('lastSent'),
            lastSent ? (
              <span key="sent">
                <Time at={lastSent.at} /> ·{' '}
                {t('sentText', {
                  operations: lastSent.operations,
                  files: lastSent.files,
                  size: formatSize(lastSent.bytes),
                })}{' '}
                <StateTag tone={lastSent.confirmed ? 'done' : 'waiting'}>
                  {t(lastSent.confirmed ? 'confirmed' : 'notConfirmed')}
                </StateTag>
              </span>
            ) : (
              t('never')
            ),
          ],
          [
            t('lastReceipt'),
            link.receiptAt === null ? t('never') : <Time key="receipt" at={link.receiptAt} />,
          ],
        ]}
      />
    </section>
  )
}

function UnsentText({ unsent }: { readonly unsent: Overview['unsent'] }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  // Sizes are read file by file: on each visit of the page, and not with every change.
  const files = useQuery(trpc.sync.filesToSend.queryOptions(undefined, { meta: { live: false } }))
  const operations = unsent?.operations ?? 0
  if (!files.data) return t('unsentCounting', { operations })
  if (files.data.files === 0 && operations === 0)
    return t(unsent && unsent.withoutWords > 0 ? 'unsentWords' : 'unsentNone')
  if (files.data.files === 0) return t('unsentFew', { operations })
  return t('unsent', { operations, files: files.data.files, size: formatSize(files.data.bytes) })
}
