import { PaperClipOutlined } from '@ant-design/icons'
import type { SheetRow } from '../../../main/contract/sheet-views.ts'
import { useTexts } from '../../app/i18n.ts'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { Escalated, SheetDue, SheetStateTag } from './SheetStateTag.tsx'
import { texts } from './texts.ts'

/** One sheet of the list: to whom first, then what about, then how it stands. */
export function SheetRowView({ row }: { readonly row: SheetRow }) {
  const t = useTexts(texts)
  const word = useWord()
  return (
    <div className="case-row">
      <div className="case-row-head">
        <strong>{word(row.partyName)}</strong>
        {row.unitNumber ? <span className="desk-figures">{row.unitNumber}</span> : null}
        <span className="case-row-time desk-soft">
          <Time at={row.issuedAt ?? row.at} />
        </span>
      </div>
      <div className="case-row-text">{row.subject ?? <span className="desk-soft">{t('erased')}</span>}</div>
      <div className="case-row-foot">
        <SheetStateTag state={row.state} />
        <SheetDue sheet={row} />
        <Escalated sheet={row} />
        <span className="desk-soft desk-figures">
          {row.number ?? t(row.direction === 'in' ? 'noNumber' : 'draftNumber')}
        </span>
        {row.chases > 0 ? <span className="desk-soft">{t('chasedTimes', { count: row.chases })}</span> : null}
        {row.files > 0 ? (
          <span className="desk-soft">
            <PaperClipOutlined aria-hidden="true" /> {row.files}
          </span>
        ) : null}
      </div>
    </div>
  )
}
