import type { CallbackDetail } from '../../../main/contract/callback-views.ts'
import type { Words } from '../../../main/contract/words.ts'

/** What is known of the questions of a call, by question; null where nobody answered yet. */
export const knownScores = ({ questions }: Pick<CallbackDetail, 'questions'>) =>
  Object.fromEntries(questions.map(({ id, score }) => [id, score]))

/** What a question is called, for the note about what a colleague noted meanwhile. */
export const labelOf =
  ({ questions }: Pick<CallbackDetail, 'questions'>, word: (words: Words) => string) =>
  (field: string): string | undefined => {
    const found = questions.find(({ id }) => id === field)
    return found && word(found.text)
  }
