import { uuidv7 } from 'uuidv7'
import { nodeKinds, unitKinds } from '../../main/contract/estate.ts'
import { pickFrom, type StepMakers } from './history-choice.ts'

/** The estate is built, renamed and taken down. */
export const estateSteps = {
  addNode({ b, c, yes, node, known }) {
    const nodeId = uuidv7()
    const kind = node === undefined ? 'project' : yes ? 'building' : pickFrom(nodeKinds, b)
    const parentId = kind === 'project' ? null : yes ? known.nodes[0] : node
    const name = `${(c % 40) + 1}${kind === 'building' ? '号楼' : '号'}`
    return {
      command: 'estate.addNode',
      input: { nodeId, kind, parentId, name },
      done: () => known.nodes.push(nodeId),
    }
  },
  renameNode({ c, node, yes, serial }) {
    // Now and then a name that another one has.
    const name = yes ? `${(c % 20) + 1}号` : `${serial}号`
    return node && { command: 'estate.renameNode', input: { nodeId: node, name } }
  },
  removeNode({ node }) {
    return node && { command: 'estate.removeNode', input: { nodeId: node } }
  },
  registerUnit({ b, c, d, yes, node, known }) {
    const unitId = uuidv7()
    const attributes = {
      kind: pickFrom(unitKinds, b),
      number: `${c % 5}-${d % 40}`,
      room: String(d % 40),
      floor: yes ? d % 30 : null,
      unitType: null,
      contractArea: yes ? 8950 : null,
      measuredArea: null,
      orientation: null,
    }
    return (
      node && {
        command: 'estate.registerUnit',
        input: { unitId, parentId: node, attributes },
        done: () => known.units.push(unitId),
      }
    )
  },
  changeUnit({ d, unit }) {
    return unit && { command: 'estate.changeUnit', input: { unitId: unit, changes: { floor: d % 9 } } }
  },
  removeUnit({ unit }) {
    return unit && { command: 'estate.removeUnit', input: { unitId: unit } }
  },
} satisfies StepMakers
