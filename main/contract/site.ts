import { z } from 'zod'
import { Line, Text } from './values.ts'

/** Code of a site as it stands in case numbers: `KF-<site code>-202607-0001`. */
export const SiteCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{2,8}$/)

export const languages = ['zh', 'en'] as const
export const LanguageCode = z.enum(languages)

/** A password people choose themselves: long rather than complicated (NIST SP 800-63B, 5.1.1.2). */
export const Password = z.string().min(8).max(200)

/** Name to sign in with. */
export const LoginName = z
  .string()
  .trim()
  .toLowerCase()
  .min(2)
  .max(40)
  .regex(/^[\p{L}\p{N}._-]+$/u)

/** The site card: printed on every sheet and notice. */
export const SiteCard = z.object({
  name: Line,
  address: Text.max(300).optional(),
  postcode: z.string().trim().max(12).optional(),
  hotlines: z.array(z.string().trim().min(1).max(40)).max(5).optional(),
  hours: Text.max(300).optional(),
})
export type SiteCard = z.infer<typeof SiteCard>

/** A zone of IANA's database, such as `Asia/Shanghai`. */
export const TimeZone = z.string().max(60).refine(isTimeZone)

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** What the set-up screen asks for. */
export const SetUpInput = z.object({
  code: SiteCode,
  name: Line,
  profile: z.string().max(40).default('real-estate'),
  language: LanguageCode.default('zh'),
  timeZone: TimeZone.default('Asia/Shanghai'),
  managerName: Line,
  login: LoginName,
  password: Password,
})
