import { z } from 'zod'
import { command, query, router } from '../api/procedure.ts'
import { EditableSection } from '../contract/profile-sections.ts'
import { yearsOf } from '../deadlines/calendars.ts'
import { todayOf } from '../site/queries.ts'
import { changeProfile, restoreProfile } from './commands.ts'
import { profileOf } from './profiles.ts'
import { sectionView } from './queries.ts'

export const profileRouter = router({
  /** The desk's profile: what is shipped with what was changed here. */
  current: query({
    permission: 'case.read',
    input: z.object({}).optional(),
    run: ({ read }) => profileOf(read),
  }),
  /** Its version alone: screens that hold the profile ask this to learn whether it is still the one. */
  version: query({
    permission: 'case.read',
    input: z.object({}).optional(),
    run: ({ read }) => ({ version: profileOf(read).version }),
  }),
  /** One section with its shipped state and who changed it when. */
  section: query({
    permission: 'case.read',
    input: z.object({ section: EditableSection }),
    run: ({ read }, { section }) => sectionView(read, section),
  }),
  /** Holidays and worked weekends that came with the program, and the day at the site. */
  years: query({
    permission: 'case.read',
    input: z.object({}).optional(),
    run: ({ read, core }) => ({
      shipped: yearsOf({ years: [] }),
      today: todayOf(read, core.environment.now()),
    }),
  }),
  change: command(changeProfile),
  restore: command(restoreProfile),
})
