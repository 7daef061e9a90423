import { type QueryClient, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import type { DecorateMutationProcedure, ResolverDef } from '@trpc/tanstack-react-query'
import { useRef } from 'react'
import { uuidv7 } from 'uuidv7'

/** A new id for anything a person makes: version 7, so later ones sort later. */
export const newId = (): string => uuidv7()

/** A mutation whose input is a command call, see main/api/procedure.ts. */
interface CommandDef extends ResolverDef {
  input: { commandId: string; input: unknown }
}

/** Changes lists and pages before the disk answers; everything is put back where the desk refuses. */
export interface OptimisticCache {
  /** Changes the cached answer under a key; answers that are not cached stay so. */
  change<Data>(key: QueryKey, update: (data: Data) => Data): void
}

export interface CommandOptions<Input, Output> {
  /** Shows the change at once. The queries are asked again when the command is through. */
  optimistic?(cache: OptimisticCache, input: Input): void
  onSuccess?(result: Output, input: Input): void
  onError?(error: unknown, input: Input): void
}

export interface Command<Input, Output> {
  /** Runs the command and answers its result; rejects with the desk's refusal. */
  run(input: Input, call?: { happenedAt?: number }): Promise<Output>
  /** Runs it without waiting: outcome through `error`, `onSuccess`, `onError`. */
  send(input: Input, call?: { happenedAt?: number }): void
  readonly pending: boolean
  /** Of the last try; null after a success or before the first. Show it with `errorText` or `ErrorNote`. */
  readonly error: unknown
  /** Result of the last success. */
  readonly data: Output | undefined
  reset(): void
}

/**
 * A command of the desk with an identity per intent: what failed and is tried again with the same input keeps its
 * `commandId`, so an answer lost on the way never does a thing twice; a double click joins the call under way.
 *
 *     const assign = useCommand(trpc.cases.assign)
 *     <Button onClick={() => assign.send({ caseId, to })} loading={assign.pending} />
 */
export function useCommand<Def extends CommandDef>(
  procedure: DecorateMutationProcedure<Def>,
  options: CommandOptions<Def['input']['input'], Def['output']> = {},
): Command<Def['input']['input'], Def['output']> {
  type Input = Def['input']['input']
  const client = useQueryClient()
  const mutation = useMutation(procedure.mutationOptions())
  const intents = useRef(new Map<string, { commandId: string; running?: Promise<Def['output']> }>())

  const call = async (
    commandId: string,
    input: Input,
    happenedAt: number | undefined,
  ): Promise<Def['output']> => {
    const undo = options.optimistic ? change(client, cache => options.optimistic?.(cache, input)) : undefined
    try {
      const variables = { commandId, input, ...(happenedAt === undefined ? {} : { happenedAt }) }
      const result = await mutation.mutateAsync(variables as Def['input'])
      options.onSuccess?.(result, input)
      return result
    } catch (error) {
      undo?.()
      options.onError?.(error, input)
      throw error
    } finally {
      // The live stream would do it too; asking at once spares the person the wait.
      client.invalidateQueries().catch(ignoreStale)
    }
  }

  const run = (input: Input, { happenedAt }: { happenedAt?: number } = {}): Promise<Def['output']> => {
    const intentKey = JSON.stringify([input, happenedAt])
    const intent = intents.current.get(intentKey) ?? { commandId: newId() }
    if (intent.running) return intent.running
    const running = call(intent.commandId, input, happenedAt)
    intents.current.set(intentKey, { ...intent, running })
    running.then(
      () => intents.current.delete(intentKey),
      () => intents.current.set(intentKey, { commandId: intent.commandId }),
    )
    return running
  }

  return {
    run,
    send(input, callOptions) {
      // Refusals are in `error`; a caller who wants the rejection uses `run`.
      run(input, callOptions).catch(ignoreStale)
    },
    pending: mutation.isPending,
    error: mutation.error,
    data: mutation.data,
    reset: mutation.reset,
  }
}

/** The failure is kept in the state of its query or mutation and shown from there. */
function ignoreStale(): void {}

/** Applies optimistic changes; the answer puts everything back as it was. */
function change(client: QueryClient, apply: (cache: OptimisticCache) => void): () => void {
  const before: [QueryKey, unknown][] = []
  apply({
    change(key, update) {
      for (const [found, data] of client.getQueriesData({ queryKey: key })) {
        if (data === undefined) continue
        before.push([found, data])
        client.setQueryData(found, update(data as never))
      }
    },
  })
  return () => {
    for (const [key, data] of before.reverse()) client.setQueryData(key, data)
  }
}
