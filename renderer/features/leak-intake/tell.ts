import type { LeakAtIntake } from '../../../main/contract/leak-intake.ts'
import { formatClock, formatMoment } from '../../app/format.ts'
import type { Language } from '../../../main/contract/errors.ts'
import type { Translate } from '../../app/i18n.ts'
import type { texts } from './texts.ts'

/** Water that was stopped, or was repaired: a call about it mostly says that it is back. */
export const wasStopped = ({ state }: LeakAtIntake): boolean =>
  state === 'stopped' ||
  state === 'planned' ||
  state === 'repaired' ||
  state === 'proven' ||
  state === 'accepted'

const day = 86_400_000

/** What to tell a household that calls again, in a sentence that can be read out. */
export function tellText(
  leak: LeakAtIntake,
  t: Translate<typeof texts>,
  language: Language,
  now: number,
): string {
  const clock = (at: number | null) =>
    at === null ? '' : Math.abs(now - at) < day ? formatClock(at) : formatMoment(at, language)
  const team = leak.teamName ?? t('aTeam')
  switch (leak.state) {
    case 'reported':
      return t('tell.reported', { at: clock(leak.reportedAt), by: clock(Math.max(leak.contactDueAt, now)) })
    case 'dispatched':
      return t('tell.dispatched', { team, at: clock(leak.sentAt) })
    case 'acknowledged':
    case 'underway':
      return t('tell.underway', { team, at: clock(leak.acknowledgedAt ?? leak.sentAt) })
    case 'onsite':
      return t('tell.onsite', { team, at: clock(leak.arrivedAt) })
    case 'noEntry':
      return t('tell.noEntry', { team, at: clock(leak.nextAt) })
    case 'stopped':
      return t('tell.stopped', { at: clock(leak.stoppedAt) })
    case 'planned':
      return t('tell.planned', { at: clock(leak.nextAt) })
    case 'repaired':
    case 'proven':
      return t('tell.repaired', { at: clock(leak.repairedAt) })
    case 'accepted':
      return t('tell.accepted', { at: clock(leak.repairedAt ?? leak.reportedAt) })
  }
}
