import { CheckCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import type { ImportKind } from '../../../main/contract/imports.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { contractorPaths } from '../contractors/paths.ts'
import type { Flow } from './flow.ts'
import { OwnerCounts } from './OwnersOutcome.tsx'
import { RefusedFile } from './RefusedFile.tsx'
import { useImportTexts } from './useImportTexts.ts'
import { useUndoImport } from './useUndoImport.ts'

/** Where what was imported is looked at. */
export const recordsOf: Readonly<Record<ImportKind, string>> = {
  owners: '/owners',
  cases: '/cases',
  contracts: '/more/contracts',
  contractors: contractorPaths.list,
}

interface DoneStepProps {
  readonly kind: ImportKind
  readonly flow: Extract<Flow, { step: 'done' }>
  onAgain(): void
}

/** Step four: what was imported, the way back, and the rows that were left out. */
export function DoneStep({ kind, flow, onAgain }: DoneStepProps) {
  const t = useImportTexts(kind)
  const navigate = useNavigate()
  const undo = useUndoImport()
  const { counts } = flow
  const undone = undo.outcome !== null && undo.outcome.error === null
  const go = (path: string) => {
    const done = navigate(path)
    if (done instanceof Promise) done.catch(reportError)
  }
  return (
    <section className="import-done">
      <CheckCircleOutlined className="import-done-sign" aria-hidden="true" />
      <h2>{undone ? t('undone') : t('doneTitle')}</h2>
      {undone ? null : (
        <>
          <p>
            {t('doneText', { created: counts.created, updated: counts.updated, unchanged: counts.unchanged })}
          </p>
          {kind === 'owners' ? (
            <p className="desk-soft">
              <OwnerCounts counts={counts} />
            </p>
          ) : null}
        </>
      )}
      <ErrorNote error={undo.outcome?.error} />
      <div className="import-done-actions">
        <Button type="primary" onClick={() => go(recordsOf[kind])}>
          {t('toRecords')}
        </Button>
        <Button onClick={onAgain}>{t('again')}</Button>
        {counts.refused > 0 ? <RefusedFile checkJobId={flow.checkJobId} /> : null}
        {undone ? null : (
          <ConfirmPopover
            question={t('undoQuestion')}
            detail={<div className="import-undo-detail">{t('undoDetail')}</div>}
            verb={t('undo')}
            danger
            onConfirm={() => undo.start(flow.importId)}
          >
            <Button loading={undo.running !== null}>
              {undo.running === null ? t('undo') : t('undoing')}
            </Button>
          </ConfirmPopover>
        )}
      </div>
    </section>
  )
}
