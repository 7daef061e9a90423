import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useTRPC } from '../../../app/api.ts'
import { useHotkey } from '../../../app/hotkeys.ts'
import { useTexts } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { ownerWords } from '../../../components/owner-words.ts'
import { Page } from '../../../components/Page.tsx'
import { ImportOwnersButton, OwnersTabs } from '../OwnersTabs.tsx'
import { texts } from '../texts.ts'
import { BuildingPanel } from './BuildingPanel.tsx'
import { EstateTree } from './EstateTree.tsx'
import './estate.css'
import { NodeDialog, type NodeEdit } from './NodeDialog.tsx'
import { NodeDrawer } from './NodeDrawer.tsx'
import { buildingsOf } from './tree.ts'

/** The estate as a way to move around: buildings at the left, the chosen one as it stands at the right. */
export function EstatePage() {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const trpc = useTRPC()
  const may = useMay()
  const [params, setParams] = useSearchParams()
  const [edit, setEdit] = useState<NodeEdit>()
  const [file, setFile] = useState<{ readonly id: string; readonly name: string }>()
  const tree = useQuery(trpc.estate.tree.queryOptions())
  const buildings = tree.data ? buildingsOf(tree.data) : []
  const asked = params.get('building')
  const chosen = buildings.find(one => one.id === asked) ?? buildings[0]

  const choose = (buildingId: string) => {
    setParams(
      current => {
        const next = new URLSearchParams(current)
        next.set('building', buildingId)
        return next
      },
      { replace: asked !== null },
    )
  }
  const step = (by: number) => {
    const next = buildings[buildings.findIndex(one => one.id === chosen?.id) + by]
    if (next) choose(next.id)
  }
  useHotkey({ keys: 'J', label: t('nextBuilding') }, () => step(1))
  useHotkey({ keys: 'K', label: t('previousBuilding') }, () => step(-1))

  const empty = tree.data?.length === 0
  const [project] = tree.data ?? []
  return (
    <Page title={t('title')} fill actions={empty ? null : <ImportOwnersButton />} aside={<OwnersTabs />}>
      {tree.isError ? <ErrorState error={tree.error} retry={tree.refetch} /> : null}
      {tree.isPending ? <Loading rows={12} /> : null}
      {empty ? (
        <EmptyState
          text={t('teachEstate')}
          action={
            <div className="page-actions">
              <ImportOwnersButton primary />
              {may('estate.edit') ? (
                <Button onClick={() => setEdit({ kind: 'project', parentId: null })}>
                  {t('addProjectByHand')}
                </Button>
              ) : null}
            </div>
          }
        />
      ) : null}
      {tree.data && !empty ? (
        <div className="estate">
          <EstateTree
            nodes={tree.data}
            chosen={chosen?.id}
            onChoose={choose}
            onEdit={setEdit}
            onFile={setFile}
          />
          <Select
            className="estate-select"
            aria-label={t('choose')}
            showSearch={{ optionFilterProp: 'label' }}
            value={chosen?.id ?? null}
            onChange={choose}
            options={buildings.map(one => ({ value: one.id, label: one.path.join(' / ') }))}
          />
          {chosen ? (
            <BuildingPanel key={chosen.id} buildingId={chosen.id} onEdit={setEdit} onFile={setFile} />
          ) : (
            <EmptyState
              text={t('teachBuildings')}
              action={
                <div className="page-actions">
                  <ImportOwnersButton primary />
                  {project && may('estate.edit') ? (
                    <Button onClick={() => setEdit({ kind: 'building', parentId: project.id })}>
                      {t('addKind', { kind: words('node.building') })}
                    </Button>
                  ) : null}
                </div>
              }
            />
          )}
        </div>
      ) : null}
      {file ? <NodeDrawer key={file.id} node={file} onClose={() => setFile(undefined)} /> : null}
      {edit ? <NodeDialog edit={edit} onClose={() => setEdit(undefined)} /> : null}
    </Page>
  )
}
