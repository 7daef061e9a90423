import { initTRPC, TRPCError } from '@trpc/server'
import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { inputError, isInputError } from '../contract/input-errors.ts'
import { type Permission, type Role, roleMay } from '../contract/permissions.ts'
import { Id, Millis } from '../contract/values.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { DeskCore } from '../desk/core.ts'
import type { Desk } from '../desk/desk.ts'
import { explainFailure } from '../desk/failures.ts'
import type { CommandDefinition } from '../log/command.ts'

/** Who is signed in, as resolved from the request's session for this very call. */
export interface SignedIn {
  readonly sessionId: string
  readonly staffId: string
  readonly login: string
  readonly name: string | null
  readonly role: Role
  readonly locked: boolean
}

/** What a request brings to a procedure. */
export interface ApiContext {
  readonly desk: Desk
  readonly signedIn: SignedIn | undefined
  /** Sets or clears the session cookie of the answer. */
  setSession(token: string | null): void
}

/** What a procedure can use once the desk is set up and the caller may call it. */
export interface CallContext extends ApiContext {
  readonly core: DeskCore
  readonly read: ReadDatabase
  readonly signedIn: SignedIn
}

const t = initTRPC
  .context<ApiContext>()
  .meta<{ permission: Permission }>()
  .create({
    errorFormatter({ shape, error }) {
      const known = refusalOf(error.cause)
      return {
        ...shape,
        message: known ? known.message : shape.message,
        data: {
          code: shape.data.code,
          path: shape.data.path,
          desk: known ? { code: known.code, params: known.params } : null,
        },
      }
    },
  })

/** What a failure says in terms of the catalogue; undefined for what nobody foresaw. */
function refusalOf(cause: unknown): DeskError | undefined {
  const known = explainFailure(cause)
  if (known instanceof DeskError) return known
  return isInputError(cause) ? inputError(cause) : undefined
}

export const router = t.router

/** The HTTP status of a refusal, as tRPC names it: a refusal is an answer, not a fault of the desk. */
function statusOf({ code }: DeskError): TRPCError['code'] {
  if (code.startsWith('session.')) return 'UNAUTHORIZED'
  if (code === 'permission.denied') return 'FORBIDDEN'
  if (code.toLowerCase().endsWith('notfound')) return 'NOT_FOUND'
  if (code.startsWith('database.') || code === 'unexpected') return 'INTERNAL_SERVER_ERROR'
  return 'BAD_REQUEST'
}

/** Every procedure begins here: refusals leave it with the status they deserve. */
const procedure = t.procedure.use(async ({ next }) => {
  const result = await next()
  if (result.ok) return result
  const refusal = refusalOf(result.error.cause)
  if (!refusal) return result
  throw new TRPCError({ code: statusOf(refusal), message: refusal.message, cause: refusal })
})

/** The caller is looked at before the input: who may not call learns nothing about what a call looks like. */
const guarded = (permission: Permission) =>
  procedure.meta({ permission }).use(({ ctx, next }) => next({ ctx: allow(ctx, permission) }))

/** A reading procedure: its permission is checked before `run`, its input parsed. */
export function query<Input extends z.ZodType, Output>(options: {
  readonly permission: Permission
  readonly input: Input
  run(context: CallContext, input: z.output<Input>): Output | Promise<Output>
}) {
  return guarded(options.permission)
    .input(options.input)
    .query(({ ctx, input }) => options.run(ctx, input as z.output<Input>))
}

/** Something done that is more than one command: signing in, starting a job. */
export function action<Input extends z.ZodType, Output>(options: {
  readonly permission: Permission
  readonly input: Input
  run(context: CallContext, input: z.output<Input>): Output | Promise<Output>
}) {
  return guarded(options.permission)
    .input(options.input)
    .mutation(({ ctx, input }) => options.run(ctx, input as z.output<Input>))
}

/** Open to whoever reaches the desk: the state of set-up, signing in. Nothing about owners may pass here. */
export function publicQuery<Input extends z.ZodType, Output>(options: {
  readonly input: Input
  run(context: ApiContext, input: z.output<Input>): Output | Promise<Output>
}) {
  return procedure
    .meta({ permission: 'public' })
    .input(options.input)
    .query(({ ctx, input }) => options.run(ctx, input as z.output<Input>))
}

export function publicAction<Input extends z.ZodType, Output>(options: {
  readonly input: Input
  run(context: ApiContext, input: z.output<Input>): Output | Promise<Output>
}) {
  return procedure
    .meta({ permission: 'public' })
    .input(options.input)
    .mutation(({ ctx, input }) => options.run(ctx, input as z.output<Input>))
}

/**
 * A command as a procedure. The client makes `commandId`, so a request repeated after a lost answer is answered
 * with the first result. The writer checks the permission again with the role as it stands then.
 */
export function command<Input extends z.ZodType, Result>(
  definition: CommandDefinition<string, Input, Result>,
) {
  return guarded(definition.permission)
    .input(z.object({ commandId: Id, happenedAt: Millis.optional(), input: definition.input }))
    .mutation(async ({ ctx, input }): Promise<Result> => {
      const { core, signedIn } = ctx
      const call = input as { commandId: string; happenedAt?: number; input: z.input<Input> }
      return await core.execute(definition as never, {
        id: call.commandId,
        input: call.input as never,
        happenedAt: call.happenedAt ?? null,
        actor: { staffId: signedIn.staffId, role: signedIn.role },
      })
    })
}

function allow(context: ApiContext, permission: Permission): CallContext {
  const { core } = context.desk
  if (!core) throw new DeskError('log.notSetUp')
  const { signedIn } = context
  if (!signedIn) throw new DeskError('session.required')
  if (signedIn.locked) throw new DeskError('session.locked')
  if (!roleMay(signedIn.role, permission)) throw new DeskError('permission.denied', { permission })
  return { ...context, core, read: core.read, signedIn }
}
