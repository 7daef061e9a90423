import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { writePath } from './paths.ts'
import './sheets.css'
import { texts } from './texts.ts'

/** Contact sheets a case demands and has not, with the reason and the way to write them; nothing where none is missing. */
export function MissingSheets({ caseId }: { readonly caseId: string }) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const may = useMay()
  const navigate = useNavigate()
  const { data } = useQuery(trpc.sheets.ofCase.queryOptions({ caseId }))
  if (!data || data.missing.length === 0) return null
  return (
    <ul className="sheets-missing">
      {data.missing.map((one, index) => (
        <li key={one.demand} className="sheet-missing">
          <StateTag tone="dueSoon">{t('missingSheet', { name: word(one.recipientName) })}</StateTag>
          <span className="desk-soft">{word(one.reason)}</span>
          {may('sheet.work') ? (
            <Button
              size="small"
              className="desk-screen-only"
              onClick={() =>
                Promise.resolve(navigate(writePath({ caseId, recipient: one.recipient }))).catch(reportError)
              }
            >
              {t('writeMissing')} {index === 0 ? <KeyHint keys="S" /> : null}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
