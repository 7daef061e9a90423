import { useQuery } from '@tanstack/react-query'
import { seasonStateWords } from '../../../main/contract/season-words.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { texts as seasonTexts } from '../season/texts.ts'
import { useLackWords } from '../season/useLackWords.ts'
import './headquarters.css'
import { texts } from './texts.ts'

/** How ready a site is for the rainy season and what it lacks; nothing where no plan is expected. */
export function SiteSeason({ hqSiteId }: { readonly hqSiteId: string }) {
  const t = useTexts(texts)
  const season = useTexts(seasonTexts)
  const word = useWord()
  const lackWords = useLackWords()
  const found = useQuery(useTRPC().hq.season.queryOptions({ hqSiteId }))
  if (found.data === null || (found.data === undefined && !found.error)) return null
  const { year, state, noLonger, complete, lacks } = found.data ?? {}
  const must = (lacks ?? []).filter(lack => lack.must)
  const tone = state === 'over' ? 'off' : noLonger ? 'overdue' : complete ? 'done' : 'dueSoon'
  return (
    <section aria-label={t('season')}>
      <h2>{t('season')}</h2>
      <ErrorNote error={found.data ? null : found.error} />
      {state === null ? <p>{t('seasonNotBegun', { year: year ?? '' })}</p> : null}
      {state ? (
        <p>
          <StateTag tone={tone}>{`${year} ${word(seasonStateWords[state])}`}</StateTag>{' '}
          {must.length > 0
            ? season(noLonger ? 'noLongerReady' : 'missing', { count: must.length })
            : complete && state !== 'over'
              ? season('ready')
              : ''}
        </p>
      ) : null}
      {must.length > 0 ? (
        <ul className="hq-troubles">
          {must.map(lack => (
            <li key={`${lack.code} ${Object.values(lack.of).join(' ')}`}>{lackWords(lack)}</li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
