import { DeskError } from '../contract/errors.ts'
import type { AnswerVersion } from '../contract/knowledge.ts'
import { refuseMoved, refuseUnseen, wholeOver } from '../contract/meanwhile.ts'
import {
  AdoptExamplesInput,
  ApproveAnswerInput,
  DraftAnswerInput,
  DropDraftAnswerInput,
  EndAnswerInput,
  RestoreAnswerInput,
  RetireAnswerInput,
} from '../contract/knowledge.ts'
import { allCategories, type Profile } from '../contract/profile.ts'
import type { ReadDatabase } from '../database/read.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { profileOf } from '../profiles/profiles.ts'
import { todayOf } from '../site/queries.ts'
import * as happened from './operations.ts'
import { adoptedExamples, answerCore, mostAnswers, type StoredAnswerCore } from './queries.ts'
import { replacedBy } from './rules.ts'

/**
 * Writes a new answer, a new version of one, or changes its draft. A draft is not offered to anybody. Errors:
 * `answer.notDraft`, `answer.otherDraft`, `answer.retired`, `answer.categoryUnknown`, `answer.tooMany`.
 */
export const draftAnswer = defineCommand({
  name: 'answer.draft',
  permission: 'answer.write',
  input: DraftAnswerInput,
  run(context, { answerId, versionId, base, ...asked }) {
    const answer = answerCore(context.read, answerId)
    if (!answer) requireRoom(context.read, 1)
    if (answer && answer.retiredAt !== null) throw new DeskError('answer.retired')
    const versions = answer?.versions ?? []
    const same = versions.find(version => version.id === versionId)
    const content = wholeOver(base, asked, same && contentOf(same))
    requireCategories(profileOf(context.read), content.categories)
    if (same && same.approvedAt !== null) throw new DeskError('answer.notDraft', { version: same.version })
    const other = versions.find(version => version.approvedAt === null && version.id !== versionId)
    if (other) throw new DeskError('answer.otherDraft', { version: other.version })
    const version = same?.version ?? (versions[0]?.version ?? 0) + 1
    context.emit(happened.answerDrafted, answerId, {
      facts: {
        versionId,
        version,
        ...content,
        first: !answer,
        fresh: !same,
        example: answer?.example ?? null,
      },
    })
    return { answerId, version }
  },
})

/**
 * Makes a draft what everybody says from a day on; versions before it end the day before. Errors:
 * `answer.notFound`, `answer.notDraft`, `answer.retired`, `answer.fromPast`, `answer.untilBeforeFrom`.
 */
export const approveAnswer = defineCommand({
  name: 'answer.approve',
  permission: 'answer.approve',
  input: ApproveAnswerInput,
  run(context, { answerId, versionId, from, until, base }) {
    const { answer, version } = requireVersion(context.read, answerId, versionId)
    refuseMoved(base, contentOf(version))
    if (answer.retiredAt !== null) throw new DeskError('answer.retired')
    if (version.approvedAt !== null) throw new DeskError('answer.notDraft', { version: version.version })
    const today = todayOf(context.read, context.now)
    if (from < today) throw new DeskError('answer.fromPast', { from, today })
    requireOrder(from, until)
    const ends = replacedBy(answer.versions, from).map(end => ({ ...end }))
    context.emit(happened.answerApproved, answerId, {
      facts: { versionId, version: version.version, from, until, ends },
    })
  },
})

/** Sets, moves or takes away the last day of an approved version. Errors: those of the versions, `answer.untilBeforeFrom`. */
export const endAnswer = defineCommand({
  name: 'answer.end',
  permission: 'answer.approve',
  input: EndAnswerInput,
  run(context, { answerId, versionId, until, base }) {
    const { version } = requireVersion(context.read, answerId, versionId)
    refuseUnseen(base, { until }, { until: version.until })
    if (version.from === null) throw new DeskError('answer.notApproved', { version: version.version })
    requireOrder(version.from, until)
    if (version.until === until) return
    context.emit(happened.answerEnded, answerId, {
      facts: { versionId, version: version.version, until },
    })
  },
})

/** Gives a draft up, and with it an answer that has no other version. */
export const dropDraftAnswer = defineCommand({
  name: 'answer.dropDraft',
  permission: 'answer.write',
  input: DropDraftAnswerInput,
  run(context, { answerId, versionId }) {
    const { answer, version } = requireVersion(context.read, answerId, versionId)
    if (version.approvedAt !== null) throw new DeskError('answer.notDraft', { version: version.version })
    const last = answer.versions.length === 1
    context.emit(happened.answerDraftDropped, answerId, {
      facts: { versionId, version: version.version, last },
    })
    return { last }
  },
})

/** Takes an answer out of use; its versions stay as they were said. */
export const retireAnswer = defineCommand({
  name: 'answer.retire',
  permission: 'answer.approve',
  input: RetireAnswerInput,
  run(context, { answerId }) {
    const answer = requireAnswer(context.read, answerId)
    if (answer.retiredAt !== null) throw new DeskError('answer.retired')
    context.emit(happened.answerRetired, answerId, { facts: {} })
  },
})

export const restoreAnswer = defineCommand({
  name: 'answer.restore',
  permission: 'answer.approve',
  input: RestoreAnswerInput,
  run(context, { answerId }) {
    const answer = requireAnswer(context.read, answerId)
    if (answer.retiredAt === null) throw new DeskError('answer.notRetired')
    context.emit(happened.answerRestored, answerId, { facts: {} })
  },
})

/** Takes those of the profile's examples over as drafts that are not among the answers yet. */
export const adoptExamples = defineCommand({
  name: 'answer.adoptExamples',
  permission: 'answer.write',
  input: AdoptExamplesInput,
  run(context, { language }) {
    const known = adoptedExamples(context.read).examples
    const missing = profileOf(context.read).answers.filter(example => !known.has(example.id))
    requireRoom(context.read, missing.length)
    for (const { id, question, answer, words, kinds, categories } of missing) {
      context.emit(happened.answerDrafted, context.newId(), {
        facts: {
          versionId: context.newId(),
          version: 1,
          question: question[language],
          answer: answer[language],
          words: [...words],
          kinds: [...kinds],
          categories: [...categories],
          first: true,
          fresh: true,
          example: id,
        },
      })
    }
    return { adopted: missing.length }
  },
})

export const knowledgeCommands = [
  draftAnswer,
  approveAnswer,
  endAnswer,
  dropDraftAnswer,
  retireAnswer,
  restoreAnswer,
  adoptExamples,
]

/** What a version says, without what became of it. */
const contentOf = ({ question, answer, words, kinds, categories }: AnswerVersion) => ({
  question,
  answer,
  words: [...words],
  kinds: [...kinds],
  categories: [...categories],
})

function requireAnswer(read: CommandContext['read'], answerId: string): StoredAnswerCore {
  const answer = answerCore(read, answerId)
  if (!answer) throw new DeskError('answer.notFound')
  return answer
}

function requireVersion(read: ReadDatabase, answerId: string, versionId: string) {
  const answer = requireAnswer(read, answerId)
  const version = answer.versions.find(one => one.id === versionId)
  if (!version) throw new DeskError('answer.notFound')
  return { answer, version }
}

function requireOrder(from: string, until: string | null): void {
  if (until !== null && until < from) throw new DeskError('answer.untilBeforeFrom', { from, until })
}

function requireRoom(read: ReadDatabase, more: number): void {
  if (adoptedExamples(read).count + more > mostAnswers)
    throw new DeskError('answer.tooMany', { most: mostAnswers })
}

function requireCategories(profile: Profile, categories: readonly string[]): void {
  const known = new Set(allCategories(profile).map(({ path }) => path.at(-1)))
  const unknown = categories.find(id => !known.has(id))
  if (unknown !== undefined) throw new DeskError('answer.categoryUnknown', { category: unknown })
}
