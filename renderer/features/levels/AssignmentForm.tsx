import { useQuery } from '@tanstack/react-query'
import { Button, Select, TreeSelect } from 'antd'
import { useState } from 'react'
import type { AssignmentScope } from '../../../main/contract/assignment.ts'
import { type CaseKind, caseKinds } from '../../../main/contract/cases.ts'
import { tiers } from '../../../main/contract/people.ts'
import { newId, type Outputs, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { CategorySelect } from '../cases/CategorySelect.tsx'
import { texts } from './texts.ts'
import { useKindText } from '../cases/useProfile.ts'

type TreeNode = Outputs['estate']['tree'][number]
interface Branch {
  readonly value: string
  readonly title: string
  readonly selectable: boolean
  readonly children: Branch[]
}

/** Projects and buildings can be chosen. */
const branchOf = (node: TreeNode): Branch => ({
  value: `${node.kind}:${node.id}`,
  title: node.name,
  selectable: node.kind === 'project' || node.kind === 'building',
  children: node.kind === 'building' ? [] : node.children.map(branchOf),
})

const anywhere: AssignmentScope = {
  projectId: null,
  buildingId: null,
  category: null,
  kind: null,
  tier: null,
}

/** One line that makes a rule: these cases go to this member of staff. */
export function AssignmentForm() {
  const t = useTexts(texts)
  const kindText = useKindText()
  const trpc = useTRPC()
  const tree = useQuery(trpc.estate.tree.queryOptions(undefined, { staleTime: 300_000 }))
  const staff = useQuery(trpc.staff.list.queryOptions(undefined, { staleTime: 300_000 }))
  const [scope, setScope] = useState(anywhere)
  const [staffId, setStaffId] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const set = useCommand(trpc.assignment.set, {
    onSuccess() {
      setScope(anywhere)
      setStaffId(null)
      setTried(false)
    },
  })
  const place =
    scope.buildingId !== null
      ? `building:${scope.buildingId}`
      : scope.projectId !== null
        ? `project:${scope.projectId}`
        : null
  const change = (part: Partial<AssignmentScope>) => setScope(current => ({ ...current, ...part }))
  const choosePlace = (chosen: string | null | undefined) => {
    const [kind, id = null] = chosen?.split(':') ?? []
    change({ projectId: kind === 'project' ? id : null, buildingId: kind === 'building' ? id : null })
  }
  const save = () => {
    setTried(true)
    if (staffId !== null) set.send({ ruleId: newId(), scope, staffId })
  }
  return (
    <>
      <DeskForm className="assignment-form" label={t('addRule')} onSubmit={save}>
        <TreeSelect
          allowClear
          treeDefaultExpandAll
          showSearch={{ treeNodeFilterProp: 'title' }}
          aria-label={t('anyPlace')}
          placeholder={t('anyPlace')}
          popupMatchSelectWidth={280}
          value={place}
          treeData={(tree.data ?? []).map(branchOf)}
          onChange={choosePlace}
        />
        <CategorySelect
          byId
          value={scope.category === null ? [] : [scope.category]}
          onChange={path => change({ category: path.at(-1) ?? null })}
        />
        <Select
          allowClear
          aria-label={t('anyKind')}
          placeholder={t('anyKind')}
          value={scope.kind}
          options={caseKinds.map(kind => ({ value: kind, label: kindText(kind) }))}
          onChange={(kind: CaseKind | null | undefined) => change({ kind: kind ?? null })}
        />
        <Select
          allowClear
          aria-label={t('anyTier')}
          placeholder={t('anyTier')}
          value={scope.tier}
          options={tiers.map(tier => ({ value: tier, label: t(`tier.${tier}`) }))}
          onChange={(tier: AssignmentScope['tier'] | undefined) => change({ tier: tier ?? null })}
        />
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('assignTo')}
          placeholder={t('assignTo')}
          status={tried && staffId === null ? 'error' : ''}
          value={staffId}
          options={(staff.data ?? [])
            .filter(member => member.active === 1 && member.role !== 'auditor')
            .map(member => ({ value: member.id, label: member.name ?? member.login }))}
          onChange={setStaffId}
        />
        <Button type="primary" htmlType="submit" loading={set.pending}>
          {t('addRule')}
        </Button>
      </DeskForm>
      {tried && staffId === null ? <p role="alert">{t('ruleMissing')}</p> : null}
      <ErrorNote error={set.error} />
    </>
  )
}
