import { CalendarYear } from '../../../../main/contract/profile-calendars.ts'
import { faultsOfYear } from '../../../../main/contract/profile-faults.ts'
import type { Language } from '../../../../main/contract/errors.ts'
import type { Translate } from '../../../app/i18n.ts'
import type { texts } from './texts.ts'

/** A file of one year is a few kilobytes. */
const largest = 200_000

/** Reads the yearly file that headquarters sends; `problem` says in words what keeps it from being one. */
export async function readYearFile(
  file: File,
  language: Language,
  t: Translate<typeof texts>,
): Promise<{ readonly year: CalendarYear } | { readonly problem: string }> {
  const { name } = file
  if (file.size > largest) return { problem: t('fileTooLarge', { name }) }
  let content: unknown
  try {
    content = JSON.parse((await file.text()).replace(/^\uFEFF/, ''))
  } catch {
    return { problem: t('fileUnreadable', { name }) }
  }
  const parsed = CalendarYear.safeParse(content)
  if (!parsed.success) {
    const [fault] = faultsOfYear(content, parsed.error)
    const problem = fault ? `${fault.place[language]}${t('colon')}${fault.why[language]}` : ''
    return { problem: t('fileWrong', { name, problem }) }
  }
  if (!parsed.data.published) return { problem: t('yearNotPublished', { name, year: parsed.data.year }) }
  return { year: parsed.data }
}
