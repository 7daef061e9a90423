import { z } from 'zod'

const Phone = z.object({ from: z.string(), secret: z.string() })

/** What the phones' process is told. */
export const ToPhones = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('pair'),
    desk: z.object({ address: z.string(), port: z.int(), authority: z.string() }),
    phones: z.array(Phone),
  }),
  /**
   * Photographs: each phone a photo every so many milliseconds into its own target; at 0 only slices, without a pause.
   */
  z.object({ do: z.literal('send'), targets: z.array(z.string()), every: z.int(), millis: z.int() }),
  z.object({ do: z.literal('end') }),
])
export type ToPhones = z.output<typeof ToPhones>

/** What it answers: the ids of the devices; what it sent. */
export const FromPhones = z.discriminatedUnion('did', [
  z.object({ did: z.literal('pair'), deviceIds: z.array(z.string()) }),
  z.object({
    did: z.literal('send'),
    /** Bytes that the desk said it has, and how long that took in seconds. */
    bytes: z.number(),
    seconds: z.number(),
    /** Sizes of the photos that were begun, to do the same by hand. */
    sizes: z.array(z.int()),
    /** Milliseconds from a photo's first byte until it was in its case. */
    photos: z.array(z.number()),
  }),
])
export type FromPhones = z.output<typeof FromPhones>
