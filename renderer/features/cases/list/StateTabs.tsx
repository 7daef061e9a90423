import { useQuery } from '@tanstack/react-query'
import { type CaseState, caseStates } from '../../../../main/contract/cases.ts'
import { stateWords } from '../../../../main/contract/words.ts'
import { useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { countText } from '../../../components/count-text.ts'
import { texts } from '../texts.ts'
import { useWord } from '../words.ts'
import { filterOf, type ListAddress } from './list-address.ts'

interface StateTabsProps {
  readonly address: ListAddress
  /** A search has no counts. */
  readonly counted: boolean
  onChange(states: readonly CaseState[]): void
}

/** The states with how many cases the other filters leave in each; a press switches one, all none. */
export function StateTabs({ address, counted, onChange }: StateTabsProps) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const { states: _, ...filter } = filterOf(address)
  const counts = useQuery(trpc.cases.counts.queryOptions({ filter }, { enabled: counted }))
  const chosen = address.filter.states ?? []
  const toggle = (state: CaseState) =>
    onChange(chosen.includes(state) ? chosen.filter(one => one !== state) : [...chosen, state])
  return (
    <div className="state-tabs" role="group" aria-label={t('states')}>
      <button
        type="button"
        className={chosen.length === 0 ? 'state-tab state-tab-on' : 'state-tab'}
        aria-pressed={chosen.length === 0}
        onClick={() => onChange([])}
      >
        {t('all')}
      </button>
      {caseStates.map(state => (
        <button
          key={state}
          type="button"
          className={chosen.includes(state) ? 'state-tab state-tab-on' : 'state-tab'}
          aria-pressed={chosen.includes(state)}
          onClick={() => toggle(state)}
        >
          {word(stateWords[state])}
          {counted ? (
            <>
              {' '}
              <span className="desk-figures">{counts.data ? countText(counts.data[state]) : ''}</span>
            </>
          ) : null}
        </button>
      ))}
    </div>
  )
}
