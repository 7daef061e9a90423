import { command, query, router } from '../api/procedure.ts'
import { AnswerFilter, AnswerInput, AnswersAtHandInput } from '../contract/knowledge.ts'
import type { DeskCore } from '../desk/core.ts'
import { profileOf } from '../profiles/profiles.ts'
import { todayOf } from '../site/queries.ts'
import * as commands from './commands.ts'
import { answerDetail, answersAtHand, listAnswers } from './queries.ts'

const permission = 'case.read'
const today = (core: DeskCore) => todayOf(core.read, core.environment.now())

export const knowledgeRouter = router({
  /** All answers that the filter leaves, in the order of their categories; retired ones only when asked for. */
  answers: query({
    permission,
    input: AnswerFilter,
    run: ({ read, core }, filter) => listAnswers(read, profileOf(read), filter, today(core)),
  }),
  /** One answer with the history of its versions. */
  answer: query({
    permission,
    input: AnswerInput,
    run: ({ read, core }, { answerId }) => answerDetail(read, answerId, today(core)),
  }),
  /** The best three valid answers while somebody types. */
  atHand: query({
    permission,
    input: AnswersAtHandInput,
    run: ({ read, core }, { text, kind, category }) =>
      answersAtHand(read, { text, kind: kind ?? null, category: category ?? [] }, today(core)),
  }),
  draft: command(commands.draftAnswer),
  approve: command(commands.approveAnswer),
  end: command(commands.endAnswer),
  dropDraft: command(commands.dropDraftAnswer),
  retire: command(commands.retireAnswer),
  restore: command(commands.restoreAnswer),
  adoptExamples: command(commands.adoptExamples),
})
