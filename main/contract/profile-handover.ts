import { z } from 'zod'

const Words = z.strictObject({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(80) })
const ProfileId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(60)

/** What happens at a station of the day of handover; `account` is the one where money is asked for. */
export const stationKinds = ['identity', 'account', 'inspection', 'signing', 'items', 'other'] as const
export const StationKind = z.enum(stationKinds)
export type StationKind = z.infer<typeof StationKind>

const PlanStation = z.strictObject({
  id: ProfileId,
  kind: StationKind,
  name: Words,
  /** Families served at once. */
  counters: z.int().min(1).max(99),
})

const PlanTask = z.strictObject({
  id: ProfileId,
  name: Words,
  /** Days before the first day of the batch by which it has to be done; below zero behind it. */
  daysBefore: z.int().min(-400).max(400),
  /** Only done with a file that proves it. */
  proof: z.boolean(),
  /** Only done once a manager approved it: the scheme and the plan for incidents. */
  approval: z.boolean(),
})

const Named = z.strictObject({ id: ProfileId, name: Words })

/** What is handed over with a home; `usual` is what is proposed, to be counted. */
const Item = z.strictObject({ ...Named.shape, usual: z.int().min(0).max(99) })
/** A meter that is read; `unit` is what stands behind its number. */
const Meter = z.strictObject({ ...Named.shape, unit: z.string().trim().min(1).max(20) })

/**
 * The section `handover` of a profile: the countdown to a handover, stations, papers, reasons of refusal, what is handed
 * over. Shipped after handover.md, "Before" and "On the day".
 */
export const ProfileHandover = z
  .strictObject({
    /** Whether money may be asked for before the home was inspected. Off unless a site says so. */
    moneyBeforeInspection: z.boolean(),
    stations: z.array(PlanStation).min(1).max(20),
    tasks: z.array(PlanTask).max(100),
    /** What somebody has to show at the check-in. */
    papers: z.array(Named).max(30),
    reasons: z.array(Named).min(1).max(40),
    items: z.array(Item).max(40),
    meters: z.array(Meter).max(20),
  })
  .superRefine((section, context) => {
    for (const list of ['stations', 'tasks', 'papers', 'reasons', 'items', 'meters'] as const)
      for (const [index, { id }] of section[list].entries())
        if (section[list].findIndex(one => one.id === id) < index)
          context.addIssue({ code: 'custom', path: [list, index, 'id'], message: `${id} is used twice` })
    if (!section.moneyBeforeInspection && moneyFirst(section.stations) !== undefined)
      context.addIssue({
        code: 'custom',
        path: ['stations'],
        message: 'money is asked for before the inspection',
      })
  })
export type ProfileHandover = z.infer<typeof ProfileHandover>

/** The first station that asks for money before the home was inspected; undefined where none does. */
export function moneyFirst<Station extends { readonly kind: StationKind }>(
  stations: readonly Station[],
): Station | undefined {
  const inspection = stations.findIndex(({ kind }) => kind === 'inspection')
  return stations.find(({ kind }, index) => kind === 'account' && index < inspection)
}
