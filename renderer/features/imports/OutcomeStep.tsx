import { Alert, Button, Tabs } from 'antd'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { ChangeList } from './ChangeList.tsx'
import type { OutcomeFlow } from './flow.ts'
import { RefusedFile } from './RefusedFile.tsx'
import { RowsToLookAt } from './RowsToLookAt.tsx'
import { texts } from './texts.ts'
import type { ImportControl } from './useImport.ts'

/** Step three: what will happen, the rows that want a look, corrected in place. Nothing is changed yet. */
export function OutcomeStep({
  control,
  flow,
}: {
  readonly control: ImportControl
  readonly flow: OutcomeFlow
}) {
  const t = useTexts(texts)
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
    ...(dryRun.changes.length > 0
      ? [
          {
            key: 'changes',
            label: t('tabChanges', { count: counts.unitsChanged + counts.peopleChanged }),
            children: <ChangeList changes={dryRun.changes} />,
          },
        ]
      : []),
  ]
  return (
    <div className="import-outcome">
      <ul className="import-counts">
        <Count name="created" value={counts.created} />
        <Count name="updated" value={counts.updated} />
        <Count name="unchanged" value={counts.unchanged} />
        <Count name="refused" value={counts.refused} />
        <Count name="warned" value={dryRun.rowsWithWarnings} />
      </ul>
      <p>
        {t('units', { created: counts.unitsCreated, changed: counts.unitsChanged })}
        {' · '}
        {t('people', { created: counts.peopleCreated, changed: counts.peopleChanged })}
      </p>
      {counts.nodesCreated > 0 ? (
        <p className="desk-soft">
          {t('places', { count: counts.nodesCreated, names: dryRun.newPlaces.slice(0, 12).join('、') })}
          {dryRun.newPlaces.length > 12 ? '…' : ''}
        </p>
      ) : null}
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
  name,
  value,
}: {
  readonly name: 'created' | 'updated' | 'unchanged' | 'refused' | 'warned'
  readonly value: number
}) {
  const t = useTexts(texts)
  return (
    <li className={`import-count import-count-${value > 0 ? name : 'none'}`}>
      <strong className="desk-figures">{value.toLocaleString('en')}</strong>
      <span>{t(`count.${name}`)}</span>
    </li>
  )
}
