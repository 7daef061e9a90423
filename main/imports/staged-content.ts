import { contactSaved, contractorSaved, onCallSaved, worksSaved } from '../contractors/operations.ts'
import {
  contractAmended,
  contractConfirmed,
  contractMissed,
  contractSigned,
} from '../contracts/operations.ts'
import { estateNodeAdded, unitChanged, unitRegistered } from '../estate/operations.ts'
import { personalSchema } from '../log/content.ts'
import type { AnyOperation, OperationDefinition } from '../log/operation.ts'
import { personChanged, personMovedIn, personRegistered } from '../people/operations.ts'
import type { StagedKind, StagedOperation, StagedRow } from './staged.ts'

/** The operation that each kind of staged one becomes. */
export const stagedDefinitions: Readonly<Record<StagedKind, OperationDefinition>> = {
  node: estateNodeAdded as unknown as OperationDefinition,
  unit: unitRegistered as unknown as OperationDefinition,
  unitChange: unitChanged as unknown as OperationDefinition,
  person: personRegistered as unknown as OperationDefinition,
  personChange: personChanged as unknown as OperationDefinition,
  movedIn: personMovedIn as unknown as OperationDefinition,
  contract: contractSigned as unknown as OperationDefinition,
  contractChange: contractAmended as unknown as OperationDefinition,
  contractConfirmed: contractConfirmed as unknown as OperationDefinition,
  contractMissed: contractMissed as unknown as OperationDefinition,
  contractor: contractorSaved as unknown as OperationDefinition,
  contractorContact: contactSaved as unknown as OperationDefinition,
  works: worksSaved as unknown as OperationDefinition,
  onCall: onCallSaved as unknown as OperationDefinition,
}

/**
 * A row with its content as its definitions parse it: the writer records it so, for it holds up everybody else while
 * it does. Throws a ZodError where a decision does not fit its operation.
 */
export const parsedRow = ({ operations, basis, identities }: StagedRow): StagedRow => ({
  operations: operations.map(parsedOperation),
  basis,
  identities,
})

function parsedOperation({ kind, id, facts, personal }: StagedOperation): StagedOperation {
  const definition = stagedDefinitions[kind]
  const parsed = { kind, id, facts: definition.facts.parse(facts) }
  if (personal === undefined) return parsed
  return { ...parsed, personal: personalSchema(definition as unknown as AnyOperation).parse(personal) }
}
