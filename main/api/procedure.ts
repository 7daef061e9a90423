import { initTRPC, TRPCError } from '@trpc/server'
import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { inputError, isInputError } from '../contract/input-errors.ts'
import { mayAct, type Permission, type Role } from '../contract/permissions.ts'
import { type DeviceKind, signInKinds } from '../contract/station.ts'
import { Id, Millis } from '../contract/values.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { DeskCore } from '../desk/core.ts'
import type { Desk } from '../desk/desk.ts'
import { explainFailure } from '../desk/failures.ts'
import { asActor, type CommandDefinition } from '../log/command.ts'
import { requireOpen } from '../standby/standby.ts'
import { withLastStep } from '../staff/last-step.ts'
import type { PairedDevice, StationCaller } from '../station/gate.ts'
import { readingTurn } from './turns.ts'

/** Who is signed in, as resolved from the request's session for this very call. */
export interface SignedIn {
  readonly sessionId: string
  readonly staffId: string
  readonly login: string
  readonly name: string | null
  readonly role: Role
  /** The most that may be done on the device they are at; null where nothing is limited. */
  readonly limit: Role | null
  readonly locked: boolean
}

/** What a request brings to a procedure. */
export interface ApiContext {
  readonly desk: Desk
  readonly signedIn: SignedIn | undefined
  /** Whoever it comes from over the clubhouse's network; undefined for this computer itself. */
  readonly caller: StationCaller | undefined
  /** The paired device it comes from; undefined for this computer itself and, before pairing, for any other. */
  readonly device: PairedDevice | undefined
  /** Sets or clears the session cookie of the answer. */
  setSession(token: string | null): void
  /** Gives the device the token it is known by from now on. */
  setDevice(token: string): void
  /** Lets the device keep what it is known by for another while. */
  keepDevice(): void
}

/** What a procedure can use once the desk is set up and the caller may call it. */
export interface CallContext extends ApiContext {
  readonly core: DeskCore
  readonly read: ReadDatabase
  readonly signedIn: SignedIn
}

/** What a procedure for devices without people can use. */
export interface DeviceContext extends ApiContext {
  readonly core: DeskCore
  readonly read: ReadDatabase
  readonly device: PairedDevice
}

interface ProcedureMeta {
  readonly permission: Permission
  /** Kinds of devices that are answered besides this computer; without it, those on which people sign in. */
  readonly devices?: readonly DeviceKind[]
  /** Answered to a device that is not paired yet: pairing itself. */
  readonly unpaired?: boolean
}

const t = initTRPC
  .context<ApiContext>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter({ shape, error }) {
      const known = refusalOf(error.cause)
      return {
        ...shape,
        message: known ? known.message : shape.message,
        data: {
          code: shape.data.code,
          path: shape.data.path,
          desk: known ? { code: known.code, params: known.params, step: known.step ?? null } : null,
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
  if (code.startsWith('session.') || strangers.has(code)) return 'UNAUTHORIZED'
  if (code === 'permission.denied' || code === 'device.notForThis' || code === 'device.onlyHere')
    return 'FORBIDDEN'
  if (code.toLowerCase().endsWith('notfound')) return 'NOT_FOUND'
  if (code.startsWith('database.') || code === 'unexpected') return 'INTERNAL_SERVER_ERROR'
  return 'BAD_REQUEST'
}

/** Codes told to devices that are not, or no more, known here. */
export const strangers: ReadonlySet<string> = new Set(['device.required', 'device.unknown', 'device.revoked'])

/**
 * Every procedure begins here: devices are let through by their kind, and refusals leave with the status they
 * deserve.
 */
const explained = t.procedure.use(async ({ next }) => {
  const result = await next()
  if (result.ok) return result
  const refusal = refusalOf(result.error.cause)
  if (!refusal) return result
  throw new TRPCError({ code: statusOf(refusal), message: refusal.message, cause: refusal })
})

const procedure = explained.use(({ ctx, meta, next }) => {
  admit(ctx.caller, meta)
  return next()
})

/** Refuses devices this is not for. Errors: `device.required`, `.unknown`, `.revoked`, `.onlyHere`, `.notForThis`. */
function admit(caller: StationCaller | undefined, meta: ProcedureMeta | undefined): void {
  if (!caller || meta?.unpaired) return
  const { device, refusal } = caller
  if (!device) throw new DeskError(refusal ?? 'device.required')
  const devices = meta?.devices ?? (meta?.permission === 'public' ? [] : signInKinds)
  if (devices.includes(device.kind)) return
  throw new DeskError(signInKinds.includes(device.kind) ? 'device.onlyHere' : 'device.notForThis')
}

/** The caller is looked at before the input: who may not call learns nothing about what a call looks like. */
const guarded = (permission: Permission) =>
  procedure.meta({ permission }).use(({ ctx, next }) => next({ ctx: allow(ctx, permission) }))

/** As {@link guarded}, in turn with everybody else who reads. */
const guardedReading = (permission: Permission) =>
  procedure.meta({ permission }).use(async ({ ctx, next }) => {
    await readingTurn()
    return await next({ ctx: allow(ctx, permission) })
  })

/** A reading procedure: its permission is checked before `run`, its input parsed. */
export function query<Input extends z.ZodType, Output>(options: {
  readonly permission: Permission
  readonly input: Input
  run(context: CallContext, input: z.output<Input>): Output | Promise<Output>
}) {
  return guardedReading(options.permission)
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

/** What is open without signing in says to which devices: to none unless named, but always to this computer. */
interface PublicOptions {
  readonly devices?: readonly DeviceKind[]
  readonly unpaired?: boolean
}

const open = ({ devices = [], unpaired = false }: PublicOptions) =>
  procedure.meta({ permission: 'public', devices, unpaired })

/** Open to whoever reaches the desk: the state of set-up, signing in. Nothing about owners may pass here. */
export function publicQuery<Input extends z.ZodType, Output>(
  options: PublicOptions & {
    readonly input: Input
    run(context: ApiContext, input: z.output<Input>): Output | Promise<Output>
  },
) {
  return open(options)
    .input(options.input)
    .query(({ ctx, input }) => options.run(ctx, input as z.output<Input>))
}

export function publicAction<Input extends z.ZodType, Output>(
  options: PublicOptions & {
    readonly input: Input
    run(context: ApiContext, input: z.output<Input>): Output | Promise<Output>
  },
) {
  return open(options)
    .input(options.input)
    .mutation(({ ctx, input }) => options.run(ctx, input as z.output<Input>))
}

interface DeviceOptions<Input extends z.ZodType, Output> {
  /** The kinds of device it is for; nobody else is answered, this computer neither. */
  readonly kinds: readonly DeviceKind[]
  readonly input: Input
  run(context: DeviceContext, input: z.output<Input>): Output | Promise<Output>
}

const forDevices = (kinds: readonly DeviceKind[]) =>
  procedure.meta({ permission: 'device', devices: kinds }).use(({ ctx, next }) => {
    const { core } = ctx.desk
    if (!core) throw new DeskError('log.notSetUp')
    if (!ctx.device) throw new DeskError('device.notForThis')
    // A standby that is there says by its contact that it did not take over.
    if (ctx.device.kind !== 'standby' || ctx.desk.standby.replaced()) requireOpen(ctx.desk.standby)
    return next({ ctx: { ...ctx, core, read: core.read, device: ctx.device } })
  })

/** What a paired device asks by itself, with nobody signed in on it: a camera, a wall, a standby. */
export function deviceQuery<Input extends z.ZodType, Output>(options: DeviceOptions<Input, Output>) {
  return forDevices(options.kinds)
    .input(options.input)
    .query(({ ctx, input }) => options.run(ctx, input as z.output<Input>))
}

/** What a paired device does by itself. */
export function deviceAction<Input extends z.ZodType, Output>(options: DeviceOptions<Input, Output>) {
  return forDevices(options.kinds)
    .input(options.input)
    .mutation(({ ctx, input }) => options.run(ctx, input as z.output<Input>))
}

/**
 * A command as a procedure. The client makes `commandId`, so a request repeated after a lost answer is answered
 * with the first result. The writer checks the permission again with the role as it stands then. A refusal because the
 * thing is no more as it was seen says who made it so.
 */
export function command<Input extends z.ZodType, Result>(
  definition: CommandDefinition<string, Input, Result>,
) {
  return guarded(definition.permission)
    .input(z.object({ commandId: Id, happenedAt: Millis.optional(), input: definition.input }))
    .mutation(async ({ ctx, input }): Promise<Result> => {
      const { core, read, signedIn } = ctx
      const call = input as { commandId: string; happenedAt?: number; input: z.input<Input> & object }
      try {
        return await core.execute(definition as never, {
          id: call.commandId,
          input: call.input as never,
          happenedAt: call.happenedAt ?? null,
          actor: asActor(signedIn),
        })
      } catch (error) {
        throw withLastStep(read, error, call.input)
      }
    })
}

function allow(context: ApiContext, permission: Permission): CallContext {
  const { core } = context.desk
  if (!core) throw new DeskError('log.notSetUp')
  requireOpen(context.desk.standby)
  const { signedIn } = context
  if (!signedIn) throw new DeskError('session.required')
  if (signedIn.locked) throw new DeskError('session.locked')
  if (!mayAct(signedIn, permission)) throw new DeskError('permission.denied', { permission })
  return { ...context, core, read: core.read, signedIn }
}
