import { Link } from 'react-router'
import type { CheckRow } from '../../../main/contract/patrols.ts'
import { newId, useTRPCClient } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { useMay } from '../../app/session.ts'
import { Time } from '../../components/Time.tsx'
import { Files } from '../registers/Files.tsx'
import { texts } from './texts.ts'

/** Who looked when, what they found, the case it became, and photos, which can be added here. */
export function CheckFacts({ check }: { readonly check: CheckRow }) {
  const t = useTexts(texts)
  const client = useTRPCClient()
  const works = useMay()('leak.work')
  const { id: checkId, at, byName, found, caseId, caseNumber, files } = check
  return (
    <div className="season-check">
      <Time at={at} /> <span>{byName}</span>
      {found ? <span>{found}</span> : null}
      {caseId === null ? null : <Link to={casePath(caseId)}>{caseNumber}</Link>}
      <Files
        label={t('photos')}
        files={files}
        attach={
          works
            ? uploadId =>
                client.patrols.attachFile.mutate({
                  commandId: newId(),
                  input: { checkId, fileId: newId(), uploadId },
                })
            : undefined
        }
      />
    </div>
  )
}
