import type { z } from 'zod'
import { Profile } from './profile.ts'
import type { EditableSection } from './profile-sections.ts'

/** Schemas of the sections by themselves; whether one fits the others is {@link Profile}'s to say. */
export const sectionSchemas: { readonly [S in EditableSection]: z.ZodType<Profile[S]> } = {
  kinds: Profile.shape.kinds,
  categories: Profile.shape.categories,
  causes: Profile.shape.causes,
  levels: Profile.shape.levels,
  calendars: Profile.shape.calendars,
  deadlines: Profile.shape.deadlines,
  sheets: Profile.shape.sheets,
  callbacks: Profile.shape.callbacks,
  interview: Profile.shape.interview,
  warranty: Profile.shape.warranty,
  stages: Profile.shape.stages,
  documents: Profile.shape.documents,
  classes: Profile.shape.classes,
  emergencies: Profile.shape.emergencies,
  inspection: Profile.shape.inspection,
  handover: Profile.shape.handover,
  wall: Profile.shape.wall,
}
