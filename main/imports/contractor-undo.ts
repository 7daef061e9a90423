import { z } from 'zod'
import * as happened from '../contractors/operations.ts'
import { contractorContent, contractorIsBare, onCallContent, worksContent } from '../contractors/queries.ts'
import { chargedContractors } from '../leaks/losses/queries.ts'
import { teams } from '../leaks/queries.ts'
import type { CommandContext } from '../log/command.ts'
import { type LoggedOperation, operationsBefore } from '../log/history.ts'

const OfContact = z.object({ contactId: z.string() })
const OfContractor = z.object({ contractorId: z.string() })

/**
 * Takes back one operation that an import recorded of a contractor or its contracts: what was new goes, what was
 * changed is again as it was last saved before. The newest comes first, so a contractor is bare by the time it goes.
 *
 * @param first position of the import's first operation
 * @returns false where a team, a cost or a contract names the contractor by now, so that it cannot go
 */
export function takeBackOfContractor(
  context: CommandContext,
  { type, aggregateId, facts }: LoggedOperation,
  first: number,
): boolean {
  const { read, emit } = context
  const earlier = operationsBefore(read, aggregateId, first).filter(one => one.type === type)
  const last = earlier.at(-1)
  switch (type) {
    case 'contractor.saved':
      if (last) {
        const { facts: before, personal } = contentOf(last)
        emit(happened.contractorSaved, aggregateId, {
          facts: { ...happened.contractorSaved.facts.parse(before), fresh: false },
          personal: happened.contractorSaved.personal.partial().parse(personal),
        })
      } else if (isFree(context, aggregateId)) emit(happened.contractorTakenBack, aggregateId, { facts: {} })
      else return false
      return true
    case 'contractor.contactSaved':
      takeBackContact(context, aggregateId, OfContact.parse(JSON.parse(facts)).contactId, earlier)
      return true
    case 'worksContract.saved':
      if (last) {
        const { facts: before, personal } = contentOf(last)
        emit(happened.worksSaved, aggregateId, {
          facts: { ...happened.worksSaved.facts.parse(before), fresh: false },
          personal: happened.worksSaved.personal.partial().parse(personal),
        })
      } else emit(happened.worksTakenBack, aggregateId, { facts: OfContractor.parse(JSON.parse(facts)) })
      return true
    default:
      if (last) {
        const { facts: before, personal } = contentOf(last)
        emit(happened.onCallSaved, aggregateId, {
          facts: { ...happened.onCallSaved.facts.parse(before), fresh: false },
          personal: happened.onCallSaved.personal.partial().parse(personal),
        })
      } else emit(happened.onCallTakenBack, aggregateId, { facts: OfContractor.parse(JSON.parse(facts)) })
      return true
  }
}

function takeBackContact(
  { emit }: CommandContext,
  contractorId: string,
  contactId: string,
  earlier: readonly LoggedOperation[],
): void {
  const mine = earlier.filter(one => OfContact.parse(JSON.parse(one.facts)).contactId === contactId)
  const last = mine.at(-1)
  if (!last) return emit(happened.contactRemoved, contractorId, { facts: { contactId } })
  // A phone that was not said stayed as an earlier entry had it.
  const said = mine.map(one => happened.contactSaved.personal.partial().parse(contentOf(one).personal))
  const phone = said.findLast(one => one.phone !== undefined)?.phone ?? ''
  emit(happened.contactSaved, contractorId, {
    facts: { ...happened.contactSaved.facts.parse(contentOf(last).facts), fresh: false },
    personal: { ...said.at(-1), phone },
  })
}

/** Whether nothing names a contractor any more. */
const isFree = ({ read }: CommandContext, contractorId: string): boolean =>
  contractorIsBare(read, contractorId) &&
  teams(read).every(team => team.contractorId !== contractorId) &&
  chargedContractors(read).every(({ id }) => id !== contractorId)

/** What a contractor or contract is called where it stands in the way of taking an import back. */
export function contractorThingName({ read }: CommandContext, id: string): string | undefined {
  const ofWorks = worksContent(read, id)
  const contractorId = ofWorks?.contractorId ?? onCallContent(read, id)?.contractorId ?? id
  return contractorContent(read, contractorId)?.name
}

const contentOf = ({ facts, personal }: LoggedOperation): { facts: unknown; personal: unknown } => ({
  facts: JSON.parse(facts),
  personal: personal === null ? {} : JSON.parse(personal),
})
