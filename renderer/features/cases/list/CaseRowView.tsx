import { PaperClipOutlined } from '@ant-design/icons'
import type { CaseRow } from '../../../../main/contract/case-views.ts'
import { useTexts } from '../../../app/i18n.ts'
import { useNow } from '../../../app/now.ts'
import { CaseStateTag, EmergencyTag, LevelTag } from '../../../components/StateTag.tsx'
import { Time } from '../../../components/Time.tsx'
import { DueMark } from '../../deadlines/DueMark.tsx'
import { texts } from '../texts.ts'
import { useCategoryText, useKindText } from '../useProfile.ts'

interface CaseRowViewProps {
  readonly row: CaseRow
  /** Which time the list is ordered by. */
  readonly sort: 'received' | 'activity'
}

/** Within a day the time says how long ago; before, the day is enough and the rest shows on hover. */
const day = 86_400_000

/** One case of the list: where and who first, because that is what people ask for. */
export function CaseRowView({ row, sort }: CaseRowViewProps) {
  const t = useTexts(texts)
  const kindText = useKindText()
  const category = useCategoryText()
  const now = useNow()
  const at = sort === 'received' ? row.receivedAt : row.activeAt
  const who = row.personName ?? row.callerName ?? t('nobodyNamed')
  return (
    <div className="case-row">
      <div className="case-row-head">
        {row.unitNumber ? <strong className="desk-figures">{row.unitNumber}</strong> : null}
        <span className="case-row-who">{who}</span>
        {row.emergency ? <EmergencyTag /> : null}
        {row.level === 1 || row.level === 2 ? (
          <LevelTag level={row.level} confirmed={row.levelConfirmed} />
        ) : null}
        <CaseStateTag state={row.state} waiting={row.waitingOn} />
        <span className="case-row-time desk-soft">
          <Time at={at} as={now - at < day ? 'near' : 'day'} />
        </span>
      </div>
      <div className="case-row-text">{row.summary ?? t('erasedWords')}</div>
      <div className="case-row-foot desk-soft">
        <span className="desk-figures">{row.number}</span>
        <span>
          {[kindText(row.kind), row.category.length > 0 ? category(row.category) : '']
            .filter(part => part !== '')
            .join(' · ')}
        </span>
        {row.due ? <DueMark due={row.due} /> : null}
        <span className="case-row-assignee">
          {row.files > 0 ? (
            <span title={t('files', { count: row.files })}>
              <PaperClipOutlined aria-label={t('files', { count: row.files })} /> {row.files}{' '}
            </span>
          ) : null}
          {row.assigneeName ?? t('unassigned')}
        </span>
      </div>
    </div>
  )
}
