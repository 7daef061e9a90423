import type { LetterRow, LetterState } from '../../../main/contract/letters.ts'
import { letterStateWords } from '../../../main/contract/register-words.ts'
import { useTexts } from '../../app/i18n.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { letterTexts } from './letter-texts.ts'

const tones: Readonly<Record<LetterState, 'plain' | 'dueSoon' | 'waiting' | 'done' | 'off'>> = {
  draft: 'plain',
  submitted: 'dueSoon',
  approved: 'dueSoon',
  issued: 'waiting',
  received: 'waiting',
  answered: 'done',
  closed: 'done',
  withdrawn: 'off',
}

/** The state of a document; one whose reply is late says so instead. */
export function LetterTag({ row }: { readonly row: Pick<LetterRow, 'state' | 'late' | 'replyBy'> }) {
  const t = useTexts(letterTexts)
  const word = useWord()
  if (row.late)
    return (
      <StateTag tone="overdue">
        {t('replyBy')} {row.replyBy} {t('late')}
      </StateTag>
    )
  return <StateTag tone={tones[row.state]}>{word(letterStateWords[row.state])}</StateTag>
}
