import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { Id } from '../contract/values.ts'
import { canonicalJson } from '../log/canonical.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import type { OperationDefinition } from '../log/operation.ts'
import { messageSent } from './operations.ts'
import { requireOwn, siteById } from './queries.ts'
import { hqOutgoingTable } from './tables.ts'

/**
 * Has an operation go down to a site with its next receipt. To be called by commands of headquarters; who sent it is
 * on the audit trail here. Errors: `hq.notHeadquarters`, `hq.siteUnknown`.
 */
export function sendDown<Facts extends z.ZodObject, Personal extends z.ZodObject>(
  { read, local, emit, now, newId }: CommandContext,
  hqSiteId: string,
  definition: OperationDefinition<string, Facts, Personal>,
  {
    aggregateId,
    facts,
    personal,
  }: {
    readonly aggregateId: string
    readonly facts: z.input<Facts>
    readonly personal: z.input<Personal>
  },
): void {
  requireOwn(read)
  if (!siteById(read, hqSiteId)) throw new DeskError('hq.siteUnknown')
  if (definition.writer !== 'headquarters')
    throw new RangeError(`${definition.type} is not headquarters' own`)
  const { type } = definition
  local.insert(hqOutgoingTable, {
    id: newId(),
    hq_site_id: hqSiteId,
    type,
    aggregate_id: aggregateId,
    at: now,
    facts: canonicalJson(definition.facts.parse(facts)),
    personal: canonicalJson(definition.personal.parse(personal)),
  })
  emit(messageSent, hqSiteId, { facts: { type, about: aggregateId } })
}

/** Forgets what stands in a channel now. */
export const forgetOutgoing = defineCommand({
  name: 'hq.forgetOutgoing',
  permission: 'system',
  input: z.object({ ids: z.array(Id) }),
  run({ local }, { ids }) {
    for (const id of ids) local.delete(hqOutgoingTable, id)
  },
})
