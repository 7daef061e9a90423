import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import { useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { useWord } from '../cases/words.ts'
import { receivePath, sheetPath, writePath } from './paths.ts'
import { SheetDue, SheetStateTag } from './SheetStateTag.tsx'
import './sheets.css'
import { texts } from './texts.ts'

/** The contact sheets of a case with state and due time, and the way to a new one: first to whom the case demands. */
export function SheetsOfCase({ caseId }: { readonly caseId: string }) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const may = useMay()
  const navigate = useNavigate()
  const { data, error } = useQuery(trpc.sheets.ofCase.queryOptions({ caseId }))
  const write = (recipient?: string) => {
    const done = navigate(writePath({ caseId, ...(recipient === undefined ? {} : { recipient }) }))
    if (done instanceof Promise) done.catch(reportError)
  }
  const works = may('sheet.work')
  const first = data?.missing[0]?.recipient
  useHotkey({ keys: 'S', label: t('keyWrite'), disabled: !works }, () => write(first))
  return (
    <section aria-label={t('ofCase')}>
      <h2>{t('ofCase')}</h2>
      <ErrorNote error={data ? null : error} />
      {data?.sheets.length === 0 ? <p className="desk-soft">{t('noneOfCase')}</p> : null}
      <ul className="sheet-of-case">
        {data?.sheets.map(sheet => (
          <li key={sheet.id}>
            <Link to={sheetPath(sheet.id)}>
              {word(sheet.partyName)} <span className="desk-figures">{sheet.number ?? ''}</span>
            </Link>
            <SheetStateTag state={sheet.state} />
            <SheetDue sheet={sheet} />
          </li>
        ))}
      </ul>
      {works ? (
        <Button size="small" className="desk-screen-only" onClick={() => write(first)}>
          {t('write')} <KeyHint keys="S" />
        </Button>
      ) : null}
      {works ? (
        <Link to={receivePath(caseId)} className="sheet-receive-link desk-screen-only">
          {t('receive')}
        </Link>
      ) : null}
    </section>
  )
}
