import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useEffect, useRef } from 'react'
import { useTexts } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { ownerWords } from '../../../components/owner-words.ts'
import { texts } from '../texts.ts'
import type { NodeEdit } from './NodeDialog.tsx'
import { childKinds, type TreeNode } from './tree.ts'

interface EstateTreeProps {
  readonly nodes: readonly TreeNode[]
  readonly chosen: string | undefined
  onChoose(buildingId: string): void
  onEdit(edit: NodeEdit): void
  /** Opens what is kept about a place. */
  onFile(node: TreeNode): void
}

/** Projects and phases as headings, their buildings as tiles. */
export function EstateTree({ nodes, chosen, onChoose, onEdit, onFile }: EstateTreeProps) {
  const t = useTexts(texts)
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    if (chosen)
      nav.current?.querySelector(`[data-building="${chosen}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <nav ref={nav} className="estate-tree" aria-label={t('estateTree')}>
      {nodes.map(node => (
        <Branch
          key={node.id}
          node={node}
          chosen={chosen}
          onChoose={onChoose}
          onEdit={onEdit}
          onFile={onFile}
        />
      ))}
    </nav>
  )
}

function Branch({ node, ...rest }: Omit<EstateTreeProps, 'nodes'> & { readonly node: TreeNode }) {
  const t = useTexts(texts)
  const buildings = node.children.filter(child => child.kind === 'building')
  const others = node.children.filter(child => child.kind !== 'building')
  return (
    <section className={`estate-branch estate-${node.kind}`}>
      <header>
        <h2>{node.name}</h2>
        <span className="desk-soft desk-figures">{t('units', { count: node.units })}</span>
        <NodeMenu node={node} onEdit={rest.onEdit} onFile={rest.onFile} />
      </header>
      {buildings.length > 0 ? (
        <div className="estate-tiles">
          {buildings.map(building => (
            <button
              key={building.id}
              type="button"
              className="estate-tile"
              data-building={building.id}
              aria-current={building.id === rest.chosen}
              onClick={() => rest.onChoose(building.id)}
            >
              <span>{building.name}</span>
              <small className="desk-figures">{building.units}</small>
            </button>
          ))}
        </div>
      ) : null}
      {others.map(child => (
        <Branch key={child.id} node={child} {...rest} />
      ))}
    </section>
  )
}

/** Adding under a project or phase, renaming and removing it; for whom may. */
function NodeMenu(props: {
  readonly node: TreeNode
  onEdit(edit: NodeEdit): void
  onFile(node: TreeNode): void
}) {
  const { node, onEdit, onFile } = props
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const may = useMay()
  const file = { key: 'file', label: t('nodeFile'), onClick: () => onFile(node) }
  const edits = [
    ...childKinds[node.kind].map(kind => ({
      key: `add-${kind}`,
      label: t('addKind', { kind: words(`node.${kind}`) }),
      onClick: () => onEdit({ kind, parentId: node.id }),
    })),
    {
      key: 'rename',
      label: t('renameKind', { kind: words(`node.${node.kind}`) }),
      onClick: () => onEdit({ kind: node.kind, nodeId: node.id, name: node.name }),
    },
  ]
  const items = may('estate.edit') ? [file, ...edits] : [file]
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button size="small" type="text" icon={<MoreOutlined />} aria-label={`${t('actions')} ${node.name}`} />
    </Dropdown>
  )
}
