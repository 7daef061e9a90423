import type { LeakRow } from '../../../main/contract/leaks.ts'
import { leakDueWords, leakWords } from '../../../main/contract/leak-words.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { Time, TimeLeft } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { LeakStateTag, SeverityTag } from './LeakTags.tsx'
import { texts } from './texts.ts'

/** One leak of the board: how bad, where, how far, what is due. */
export function LeakLine({ leak }: { readonly leak: LeakRow }) {
  const t = useTexts(texts)
  const word = useWord()
  const now = useNow()
  const late = leak.contactDueAt <= now
  const { what, at } = leak.due
  const about = [
    leak.kind === 'storm' ? '' : word(leakWords[`kind.${leak.kind}`]),
    leak.kind !== 'storm' && leak.entry === 'unknown' ? '' : word(leakWords[`entry.${leak.entry}`]),
    leak.floor === null ? '' : t('floor', { floor: leak.floor }),
    ...leak.dangers.map(danger => word(leakWords[`danger.${danger}`])),
    leak.vulnerable ? word(leakWords.vulnerable) : '',
    leak.calls > 1 ? t('calls', { count: leak.calls }) : '',
    leak.returns > 0 ? t('returns', { count: leak.returns }) : '',
  ]
  return (
    <div className={leak.onTop ? 'leak-line leak-line-top' : 'leak-line'}>
      <span className="leak-line-bad">
        <SeverityTag severity={leak.severity} kind={leak.kind} />
      </span>
      <span className="leak-line-where">
        <strong className="desk-figures">{leak.unitNumber ?? leak.buildingName ?? t('noHome')}</strong>
        <span className="desk-soft">{about.filter(part => part !== '').join(' · ')}</span>
      </span>
      <span className="leak-line-state">
        <LeakStateTag state={leak.state} />
        <span className="desk-soft">{leak.teamName ?? t('noTeam')}</span>
      </span>
      <span className={late ? 'leak-line-time leak-late' : 'leak-line-time'}>
        <span>{late ? t('contactLate') : t('contact')}</span>
        <Time at={leak.contactAt} />
      </span>
      <span className={at !== null && at <= now ? 'leak-line-time leak-late' : 'leak-line-time'}>
        <span>{word(leakDueWords[what])}</span>
        {at === null ? null : <TimeLeft at={at} />}
      </span>
    </div>
  )
}
