/** What screens need of the desk: procedures, commands, errors. */
export { ofOneThing, useTRPC, useTRPCClient } from './trpc.ts'
export type { Inputs, Outputs } from './trpc.ts'
export { newId, useCommand } from './command.ts'
export type { Command } from './command.ts'
export { errorText, refusalOf } from './errors.ts'
export type { Refusal } from './errors.ts'
