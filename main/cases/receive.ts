import type { z } from 'zod'
import { closesAtOnce, ReceiveCaseInput } from '../contract/cases.ts'
import { causeAtOnce } from '../contract/causes.ts'
import { DeskError } from '../contract/errors.ts'
import type { ReadDatabase } from '../database/read.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { profileOf } from '../profiles/profiles.ts'
import { siteBasics } from '../site/queries.ts'
import { monthStamp } from '../site/time.ts'
import { placeOf, requireCategory, requireCause, requirePerson } from './checks.ts'
import * as happened from './operations.ts'
import { counterValue } from './queries.ts'
import { caseCounter, caseNumber } from './rules.ts'

/**
 * Takes a case: gives it its number and, where it was answered at once, resolves it in the same step; a praise or a
 * question is closed with that.
 */
export const receiveCase = defineCommand({
  name: 'case.receive',
  permission: 'case.take',
  input: ReceiveCaseInput,
  run: (context, input) => receiveCaseAs(context, undefined, input),
})

/** @param reserved a number that was set apart ahead, for a form on paper; the counter has moved past it already */
export function receiveCaseAs(
  context: CommandContext,
  reserved: string | undefined,
  input: z.output<typeof ReceiveCaseInput>,
) {
  const { read } = context
  const site = siteBasics(read)
  if (!site) throw new DeskError('log.notSetUp')
  requireCategory(read, input.category)
  const place = placeOf(read, input.unitId)
  const unitId = place?.unitId ?? null
  requirePerson(read, input.personId)
  const month = monthStamp(context.now, site.timeZone)
  const counter = caseCounter(month, context.site.letter)
  const value = counterValue(read, counter) + (reserved === undefined ? 1 : 0)
  const number = reserved ?? caseNumber(site.code, month, value, context.site.letter)
  const { caseId, callerName, callerPhone, text, place: spot, wish, source } = input
  context.emit(happened.caseReceived, caseId, {
    facts: {
      number,
      counter: { id: counter, value },
      siteId: context.site.id,
      channel: input.channel,
      kind: input.kind,
      category: input.category,
      emergency: input.emergency,
      unitId,
      buildingId: place?.buildingId ?? null,
      projectId: place?.projectId ?? null,
      personId: input.personId,
      room: input.room,
      receivedAt: context.happenedAt ?? context.now,
    },
    personal: { callerName, callerPhone, text, place: spot, wish, source },
  })
  if (input.told) {
    context.emit(happened.caseNoted, caseId, {
      facts: {
        unitId,
        personId: input.personId,
        kind: 'note',
        usedAnswer: input.told.usedAnswer,
      },
      personal: { text: input.told.text },
    })
  }
  if (input.answeredOnTheSpot) {
    const facts = { unitId, personId: input.personId }
    context.emit(happened.caseResolved, caseId, {
      facts: {
        ...facts,
        usedAnswer: input.answeredOnTheSpot.usedAnswer,
        cause: causeOnTheSpot(read, input, input.answeredOnTheSpot.cause),
      },
      personal: { text: input.answeredOnTheSpot.answer },
    })
    if (closesAtOnce(input.kind))
      context.emit(happened.caseClosed, caseId, {
        facts: { ...facts, withoutCallback: 'answered-on-the-spot' },
      })
  }
  return { caseId, number }
}

/** What is closed at once has a cause: the one that was named, or the one that is usual for such a matter. */
function causeOnTheSpot(
  read: ReadDatabase,
  matter: z.output<typeof ReceiveCaseInput>,
  named: string | undefined,
): string | undefined {
  requireCause(read, named)
  if (named !== undefined || !closesAtOnce(matter.kind)) return named
  return causeAtOnce(profileOf(read), matter) ?? undefined
}
