import { Link } from 'react-router'
import { z } from 'zod'
import type { Outputs } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { Time } from '../../../components/Time.tsx'
import { wordsOfOperation } from '../../audit/operation-words.ts'
import { sheetPath } from '../../sheets/paths.ts'
import { texts as sheetTexts } from '../../sheets/texts.ts'
import { texts } from '../texts.ts'
import { useWord } from '../words.ts'

/** Something that happened around the case: a contact sheet went out, a callback was recorded. */
export type BesideEntry = Outputs['timeline']['besideCase'][number]

const Numbered = z.object({ number: z.string().nullish() })

/** One line about a thing beside the case, with the way to it. */
export function BesideLine({ entry }: { readonly entry: BesideEntry }) {
  const t = useTexts(texts)
  const sheets = useTexts(sheetTexts)
  const word = useWord()
  const number = Numbered.safeParse(entry.facts).data?.number
  return (
    <div className="case-entry-head">
      <strong>{word(wordsOfOperation(entry.operation), entry.operation)}</strong>
      {entry.aggregate === 'sheet' ? (
        <Link to={sheetPath(entry.aggregateId)} className="desk-figures">
          {number ?? sheets('draftNumber')}
        </Link>
      ) : null}
      <span>{entry.actorName ?? t('program')}</span>
      <span className="desk-soft">
        <Time at={entry.at} />
      </span>
    </div>
  )
}
