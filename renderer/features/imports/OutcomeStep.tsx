import { Alert, Button, Tabs } from 'antd'
import type { ImportKind } from '../../../main/contract/imports.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { ChangeList } from './ChangeList.tsx'
import { ContractChanges, ContractsOutcome } from './ContractsOutcome.tsx'
import { ContractorChanges, ContractorsOutcome } from './ContractorsOutcome.tsx'
import type { OutcomeFlow } from './flow.ts'
import { OwnersOutcome } from './OwnersOutcome.tsx'
import { RefusedFile } from './RefusedFile.tsx'
import { RegisterOutcome } from './RegisterOutcome.tsx'
import { RowsToLookAt } from './RowsToLookAt.tsx'
import type { ImportControl } from './useImport.ts'
import { useImportTexts } from './useImportTexts.ts'

/** Step three: what will happen, the rows that want a look, corrected in place. Nothing is changed yet. */
export function OutcomeStep({
  control,
  flow,
}: {
  readonly control: ImportControl
  readonly flow: OutcomeFlow
}) {
  const { kind } = control
  const t = useImportTexts(kind)
  const { dryRun, corrections } = flow
  const { counts } = dryRun
  const pending = corrections.filter(one => !flow.checked.includes(one))
  const rows = counts.created + counts.updated
  const blocked = dryRun.empty || pending.length > 0
  const commit = () => {
    if (!blocked) control.commit()
  }
  useHotkey({ keys: 'Ctrl Enter', label: t('keyCommit') }, () =>
    pending.length > 0 ? control.check(corrections) : commit(),
  )
  const refused = dryRun.rowsToLookAt.filter(row => row.refused)
  const warned = dryRun.rowsToLookAt.filter(row => !row.refused)
  const tabs = [
    ...(counts.refused > 0
      ? [
          {
            key: 'refused',
            label: t('tabRefused', { count: counts.refused }),
            children: (
              <RowsToLookAt rows={refused} total={counts.refused} flow={flow} onCorrect={control.correct} />
            ),
          },
        ]
      : []),
    ...(warned.length > 0
      ? [
          {
            key: 'warned',
            label: t('tabWarned', { count: dryRun.rowsWithWarnings }),
            children: (
              <RowsToLookAt
                rows={warned}
                total={dryRun.rowsWithWarnings}
                flow={flow}
                onCorrect={control.correct}
              />
            ),
          },
        ]
      : []),
    ...(dryRun.kind === 'owners' && dryRun.changes.length > 0
      ? [
          {
            key: 'changes',
            label: t('tabChanges', { count: counts.unitsChanged + counts.peopleChanged }),
            children: <ChangeList changes={dryRun.changes} />,
          },
        ]
      : []),
    ...(dryRun.kind === 'contracts' && dryRun.changes.length > 0
      ? [
          {
            key: 'changes',
            label: t('tabChanges', { count: dryRun.changes.length }),
            children: <ContractChanges changes={dryRun.changes} />,
          },
        ]
      : []),
    ...(dryRun.kind === 'contractors' && dryRun.changes.length > 0
      ? [
          {
            key: 'changes',
            label: t('tabChanges', { count: dryRun.changes.length }),
            children: <ContractorChanges changes={dryRun.changes} />,
          },
        ]
      : []),
  ]
  return (
    <div className="import-outcome">
      <ul className="import-counts">
        <Count kind={kind} name="created" value={counts.created} />
        {kind !== 'cases' ? <Count kind={kind} name="updated" value={counts.updated} /> : null}
        <Count kind={kind} name="unchanged" value={counts.unchanged} />
        <Count kind={kind} name="refused" value={counts.refused} />
        <Count kind={kind} name="warned" value={dryRun.rowsWithWarnings} />
      </ul>
      {dryRun.kind === 'cases' ? (
        <RegisterOutcome dryRun={dryRun} />
      ) : dryRun.kind === 'contracts' ? (
        <ContractsOutcome
          dryRun={dryRun}
          asks={flow.choice.askAboutVanished}
          disabled={control.starting}
          onAsk={control.ask}
        />
      ) : dryRun.kind === 'contractors' ? (
        <ContractorsOutcome dryRun={dryRun} />
      ) : (
        <OwnersOutcome dryRun={dryRun} />
      )}
      {dryRun.empty ? <Alert type="info" showIcon title={t('nothing')} /> : null}
      <div className="import-bar">
        <Button onClick={control.back}>{t('back')}</Button>
        {counts.refused > 0 ? <RefusedFile checkJobId={flow.checkJobId} /> : null}
        <span className="import-bar-end">
          {counts.refused > 0 ? <span className="desk-soft">{t('commitHint')}</span> : null}
          {pending.length > 0 ? (
            <Button type="primary" loading={control.starting} onClick={() => control.check(corrections)}>
              {t('recheck', { count: pending.length })} <KeyHint keys="Ctrl Enter" />
            </Button>
          ) : (
            <Button type="primary" disabled={blocked} loading={control.starting} onClick={commit}>
              {t('commit', { count: rows })} <KeyHint keys="Ctrl Enter" />
            </Button>
          )}
        </span>
      </div>
      {tabs.length > 0 ? <Tabs size="small" items={tabs} /> : null}
    </div>
  )
}

function Count({
  kind,
  name,
  value,
}: {
  readonly kind: ImportKind
  readonly name: 'created' | 'updated' | 'unchanged' | 'refused' | 'warned'
  readonly value: number
}) {
  const t = useImportTexts(kind)
  return (
    <li className={`import-count import-count-${value > 0 ? name : 'none'}`}>
      <strong className="desk-figures">{value.toLocaleString('en')}</strong>
      <span>{t(`count.${name}`)}</span>
    </li>
  )
}
