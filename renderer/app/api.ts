/** What screens need of the desk: procedures, commands, errors. */
export {
  createDeskClient,
  createQueryClient,
  ofOneThing,
  TRPCProvider,
  useTRPC,
  useTRPCClient,
} from './trpc.ts'
export type { Inputs, Outputs } from './trpc.ts'
export { newId, useCommand } from './command.ts'
export type { Command, CommandOptions, OptimisticCache } from './command.ts'
export { errorText, refusalOf } from './errors.ts'
export type { Refusal } from './errors.ts'
export { useDraft } from './draft.ts'
export type { DraftState } from './draft.ts'
