import { useQuery } from '@tanstack/react-query'
import { wordsOfOperation } from '../../../main/contract/operation-words.ts'
import { type Outputs, useTRPC } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Time } from '../../components/Time.tsx'
import './headquarters.css'
import { heldTexts } from './held-texts.ts'

type Entry = Outputs['hq']['heldBack'][number]

const whys = ['broken', 'fork', 'newer', 'dependant'] as const
const whyOf = ({ why }: Entry) => whys.find(one => one === why) ?? 'broken'

/** What of a site is kept and not used: for each reason which entries, and what to do. */
export function HeldBackPart({ hqSiteId }: { readonly hqSiteId: string }) {
  const t = useTexts(heldTexts)
  const trpc = useTRPC()
  const found = useQuery(trpc.hq.heldBack.queryOptions({ hqSiteId }))
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={3} />
  const entries = found.data
  return (
    <section aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {whys.map(why => {
        const some = entries.filter(entry => whyOf(entry) === why)
        return some.length === 0 ? null : (
          <div key={why} className="hq-held">
            <strong>{t(`why.${why}`)}</strong>
            <p>{t(`do.${why}`)}</p>
            <ul className="hq-keys">
              {some.map(entry => (
                <HeldEntry key={entry.position} entry={entry} />
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}

function HeldEntry({ entry: { type, at, caseNumber, fromCopy } }: { readonly entry: Entry }) {
  const t = useTexts(heldTexts)
  const language = useLanguage()
  const words = wordsOfOperation(type)
  return (
    <li>
      <span>{words ? words[language] : t('unknown', { type })}</span>
      {caseNumber === null ? null : <span className="desk-figures">{caseNumber}</span>}
      {fromCopy ? <span className="desk-soft">{t('fromCopy')}</span> : null}
      <span className="desk-soft">
        <Time at={at} as="moment" />
      </span>
    </li>
  )
}
