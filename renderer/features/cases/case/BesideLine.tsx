import { Link } from 'react-router'
import { z } from 'zod'
import { DeadlineGoal, StepRole } from '../../../../main/contract/profile-deadlines.ts'
import { Satisfaction } from '../../../../main/contract/callbacks.ts'
import { Id } from '../../../../main/contract/values.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { Time } from '../../../components/Time.tsx'
import { wordsOfOperation } from '../../../../main/contract/operation-words.ts'
import { CareTag, SatisfactionTag } from '../../callbacks/CallbackTags.tsx'
import { callbackPath, visitPath } from '../../callbacks/paths.ts'
import { texts as callbackTexts } from '../../callbacks/texts.ts'
import { clockTexts } from '../../sheets/clock-texts.ts'
import { reachedText } from '../../sheets/SheetStory.tsx'
import { sheetPath } from '../../sheets/paths.ts'
import { useParties } from '../../sheets/useParties.ts'
import { texts as sheetTexts } from '../../sheets/texts.ts'
import { useCasePlace } from '../place.ts'
import { texts } from '../texts.ts'
import { useWord } from '../words.ts'
import type { BesideEntry } from './beside.ts'

/** What the facts of a sheet say: its number, and whom it goes to or comes from. */
const Sheet = z.object({ number: z.string().nullish(), party: z.string().optional() })

/** What the facts say of who learned of a due time. */
const Reached = z.object({ goal: DeadlineGoal, to: StepRole, percent: z.number() })

/** What the facts of a callback say: how satisfied the owner was, and of the visit to a dissatisfied one. */
const Callback = z.object({
  satisfaction: Satisfaction.optional(),
  visitId: Id.optional(),
  settled: z.boolean().optional(),
})

function CallbackPart({ entry }: { readonly entry: BesideEntry }) {
  const callbacks = useTexts(callbackTexts)
  const { isOwn } = useCasePlace()
  const { satisfaction, visitId, settled } = Callback.safeParse(entry.facts).data ?? {}
  return (
    <>
      {satisfaction ? <SatisfactionTag value={satisfaction} /> : null}
      {settled === undefined ? null : <CareTag state={settled ? 'settled' : 'open'} />}
      {isOwn && visitId !== undefined ? <Link to={visitPath(visitId)}>{callbacks('careVisit')}</Link> : null}
      {isOwn ? <Link to={callbackPath(entry.aggregateId)}>{callbacks('openFull')}</Link> : null}
    </>
  )
}

/** One line about a thing beside the case, with the way to it. */
export function BesideLine({ entry }: { readonly entry: BesideEntry }) {
  const t = useTexts(texts)
  const sheets = useTexts(sheetTexts)
  const word = useWord()
  const { all } = useParties()
  const language = useLanguage()
  const clocks = useTexts(clockTexts)
  const { isOwn } = useCasePlace()
  const ofSheet = entry.aggregate === 'sheet' || entry.aggregate === 'demand'
  const facts = ofSheet ? Sheet.safeParse(entry.facts).data : undefined
  const reached = Reached.safeParse(entry.facts).data
  const party = all.find(one => one.id === facts?.party)
  return (
    <div className="case-entry-head">
      <strong>{word(wordsOfOperation(entry.operation), entry.operation)}</strong>
      {entry.aggregate === 'sheet' ? (
        isOwn ? (
          <Link to={sheetPath(entry.aggregateId)} className="desk-figures">
            {facts?.number ?? sheets('draftNumber')}
          </Link>
        ) : (
          <span className="desk-figures">{facts?.number ?? sheets('draftNumber')}</span>
        )
      ) : null}
      {entry.aggregate === 'callback' ? <CallbackPart entry={entry} /> : null}
      {party ? <span>{word(party.name)}</span> : null}
      {reached ? <span>{reachedText({ ...reached, role: reached.to }, clocks, language)}</span> : null}
      <span>{entry.actorName ?? t('program')}</span>
      <span className="desk-soft">
        <Time at={entry.at} />
      </span>
    </div>
  )
}
