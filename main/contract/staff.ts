import { z } from 'zod'
import { FormBase } from './meanwhile.ts'
import { roles } from './permissions.ts'
import { LoginName, Password } from './site.ts'
import { Id, Line } from './values.ts'

export const RoleName = z.enum(roles)

export const AddStaffInput = z.object({
  staffId: Id,
  name: Line,
  login: LoginName,
  role: RoleName,
  password: Password,
})
export const ChangeStaffInput = z.object({
  staffId: Id,
  name: Line.optional(),
  role: RoleName.optional(),
  active: z.boolean().optional(),
  /** What of these was seen. */
  base: FormBase,
})
export const ChangePasswordInput = z.object({ current: z.string().max(200), next: Password })
export const SignInInput = z.object({ login: z.string().trim().max(60), password: z.string().max(200) })
