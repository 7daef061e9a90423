import { Button } from 'antd'
import { Link } from 'react-router'
import type { TodayRow } from '../../../main/contract/today.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { CaseStateTag, EmergencyTag, LevelTag, StateTag } from '../../components/StateTag.tsx'
import { Time, TimeLeft } from '../../components/Time.tsx'
import { texts } from './texts.ts'
import { useKindText } from '../cases/useProfile.ts'

interface TodayLineProps {
  readonly row: TodayRow
  onAct(row: TodayRow): void
  readonly disabled: boolean
}

/** One thing to do: where and who, what, why it stands here, and the one step that comes next. */
export function TodayLine({ row, onAct, disabled }: TodayLineProps) {
  const t = useTexts(texts)
  const kindText = useKindText()
  const language = useLanguage()
  const { action } = row
  return (
    <div className="today-row">
      <Link to={row.path} className="today-open">
        <span className="today-where">
          {row.unitNumber ? (
            <strong>{row.unitNumber}</strong>
          ) : row.caseId === null ? null : (
            <strong>{t('noUnit')}</strong>
          )}
          <span>{row.who?.[language] ?? t('anonymous')}</span>
        </span>
        <span className="today-what" title={row.what?.[language]}>
          {row.emergency ? <EmergencyTag /> : null}{' '}
          {row.level && row.level.level < 3 ? <LevelTag {...row.level} /> : null}{' '}
          {row.kind ? <span className="desk-soft">{kindText(row.kind)}</span> : null} {row.what?.[language]}
        </span>
        <span className="today-state">
          {row.state ? <CaseStateTag state={row.state} waiting={row.waitingOn} /> : null}
          {row.state === null || row.source === 'unfollowed' ? (
            <span>{t(`reason.${row.source}`)}</span>
          ) : null}
          <span className="desk-soft">
            {row.responsible ?? (row.caseId === null ? null : t('reason.unassigned'))}
          </span>
        </span>
        <span className="today-time desk-soft">
          {row.due === null ? <Time at={row.at} /> : <Due at={row.due} />}
        </span>
      </Link>
      <span className="today-act">
        {action ? (
          <Button size="small" disabled={disabled} onClick={() => onAct(row)}>
            {t(`act.${action}`)}
            <span className="today-key">
              <KeyHint keys="A" />
            </span>
          </Button>
        ) : null}
      </span>
    </div>
  )
}

const day = 86_400_000

/** Time that is left, or how far it is over, in the colour and shape it has everywhere. */
function Due({ at }: { readonly at: number }) {
  const left = at - useNow()
  if (left >= day) return <TimeLeft at={at} />
  return (
    <StateTag tone={left < 0 ? 'overdue' : 'dueSoon'}>
      <TimeLeft at={at} />
    </StateTag>
  )
}
