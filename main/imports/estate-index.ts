import type { NodeKind, UnitAttributes } from '../contract/estate.ts'
import type { ReadDatabase } from '../database/read.ts'
import { buildingPart, nodeMatchName, phasePart, unitMatchKey } from '../estate/matching.ts'
import { type EstateNode, estateNodes, type Unit, unitsOfBuilding } from '../estate/queries.ts'
import type { ImportedUnit } from './owner-row.ts'
import type { PlaceRow } from './place-row.ts'
import { bitOf, changeable, roomOf } from './unit-facts.ts'

/** A unit as the import knows it while it works through the file. */
export interface KnownUnit extends UnitAttributes {
  readonly id: string
  readonly parentId: string
  readonly buildingId: string
  readonly projectId: string
  readonly matchKey: string
  /** Made by this import. */
  readonly isNew: boolean
  /** Bits of what a row of this file has said already; later rows that say otherwise do not count. */
  said: number
}

type NamedPlace = Pick<ImportedUnit, 'project' | 'phase' | 'building' | 'entrance' | 'kind'>

/** A node to be added before the unit that needs it. */
export interface NewNode {
  readonly id: string
  readonly kind: NodeKind
  readonly parentId: string | null
  readonly name: string
  readonly matchName: string
}

export type FoundPlace =
  | { readonly found: 'unit'; readonly unit: KnownUnit }
  | { readonly found: 'none'; register(attributes: UnitAttributes): { unit: KnownUnit; nodes: NewNode[] } }
  | { readonly found: 'many' }

const unwrittenBuilding: Readonly<Record<string, string>> = {
  parking: '地下车库',
  shop: '商铺',
  dwelling: '未分楼栋',
}

interface PlaceName {
  /** A name people read, `3栋`. */
  readonly name: string
  /** Its comparable form, `3`. */
  readonly matchName: string
}

const suffixes: Readonly<Record<NodeKind, string>> = {
  project: '',
  phase: '期',
  building: '栋',
  entrance: '单元',
}

/** Name and comparable form of what a file calls a place; the two always agree. */
function placeName(kind: NodeKind, value: string): PlaceName {
  const matchName = nodeMatchName(kind, value)
  const written = /^[0-9A-Z]+$/.test(value) ? `${value}${suffixes[kind]}` : value
  return { name: nodeMatchName(kind, written) === matchName ? written : value, matchName }
}

/**
 * The estate while an import works through its file: what is in the desk and what earlier rows added. Units of a
 * building are loaded when its first row comes.
 */
export class EstateIndex {
  readonly #read: ReadDatabase
  readonly #newId: () => string
  readonly #nodes = new Map<string, EstateNode>()
  readonly #children = new Map<string, EstateNode[]>()
  readonly #units = new Map<string, Map<string, KnownUnit[]>>()
  /** All of them are asked for every row and answer the same for most. */
  readonly #names = new Map<string, PlaceName>()
  readonly #meant = new Map<string, EstateNode[]>()
  readonly #projects = new Map<string, EstateNode | undefined>()

  constructor(read: ReadDatabase, newId: () => string) {
    this.#read = read
    this.#newId = newId
    for (const node of estateNodes(read)) this.#addNode(node)
  }

  /** The unit a row means, the way to register it where there is none, or that several fit. */
  find(imported: ImportedUnit, project: string): FoundPlace {
    const top = this.#project(imported.project ?? project)
    const room = roomOf(imported)
    const { building: buildingName, phase, entrance } = imported
    const buildings = top ? this.#buildings(top.id, buildingName, phase) : []
    const hits: KnownUnit[] = []
    for (const { id, matchName } of buildings) {
      const key = unitMatchKey({ kind: imported.kind, buildingMatchName: matchName, room })
      hits.push(...(this.#unitsOf(id).get(key) ?? []))
    }
    const fitting = entrance === undefined ? hits : this.#inEntrance(hits, entrance)
    if (fitting.length > 1) return { found: 'many' }
    if (fitting[0]) return { found: 'unit', unit: fitting[0] }
    // 3-1201 of two phases: nobody can tell where a new unit belongs.
    if (buildingName !== undefined && buildings.length > 1) return { found: 'many' }
    return { found: 'none', register: attributes => this.#register(imported, project, attributes) }
  }

  /** What has to be added so that a building or entrance is there; undefined where several buildings fit. */
  addPlace(named: PlaceRow, project: string): NewNode[] | undefined {
    const top = this.#project(named.project ?? project)
    const several = top !== undefined && this.#buildings(top.id, named.building, named.phase).length > 1
    return several ? undefined : this.#ensurePlace({ ...named, kind: 'dwelling' }, project).nodes
  }

  #name(kind: NodeKind, value: string): PlaceName {
    const key = `${kind}\n${value}`
    const known = this.#names.get(key)
    if (known) return known
    const made = placeName(kind, value)
    if (this.#names.size > 100_000) this.#names.clear()
    this.#names.set(key, made)
    return made
  }

  #addNode(node: EstateNode): void {
    this.#meant.clear()
    this.#projects.clear()
    this.#nodes.set(node.id, node)
    const siblings = this.#children.get(node.parentId ?? '')
    if (siblings) siblings.push(node)
    else this.#children.set(node.parentId ?? '', [node])
  }

  #childrenOf(parentId: string, kind: NodeKind): EstateNode[] {
    return (this.#children.get(parentId) ?? []).filter(node => node.kind === kind)
  }

  /** The project of this name; one whose name is a part of it, or the other way round, where only one fits. */
  #project(name: string): EstateNode | undefined {
    if (this.#projects.has(name)) return this.#projects.get(name)
    const found = this.#findProject(name)
    this.#projects.set(name, found)
    return found
  }

  #findProject(name: string): EstateNode | undefined {
    const wanted = this.#name('project', name).matchName
    const projects = this.#childrenOf('', 'project')
    const exact = projects.find(node => node.matchName === wanted)
    if (exact) return exact
    const near = projects.filter(node => node.matchName.includes(wanted) || wanted.includes(node.matchName))
    return near.length === 1 ? near[0] : undefined
  }

  #phases(projectId: string): EstateNode[] {
    return this.#childrenOf(projectId, 'phase')
  }

  /** Buildings a row may mean. Without a building it may be any of the project's. */
  #buildings(projectId: string, name: string | undefined, phase: string | undefined): EstateNode[] {
    const key = `${projectId}\n${name ?? ''}\n${phase ?? ''}`
    const known = this.#meant.get(key)
    if (known) return known
    const meant = this.#findBuildings(projectId, name, phase)
    this.#meant.set(key, meant)
    return meant
  }

  #findBuildings(projectId: string, name: string | undefined, phase: string | undefined): EstateNode[] {
    const wanted = name === undefined ? undefined : buildingPart(this.#name('building', name).matchName)
    const wantedPhase = phase === undefined ? undefined : this.#name('phase', phase).matchName
    const all = [
      ...this.#childrenOf(projectId, 'building').map(node => ({ node, phase: phasePart(node.matchName) })),
      ...this.#phases(projectId).flatMap(above =>
        this.#childrenOf(above.id, 'building').map(node => ({ node, phase: above.matchName })),
      ),
    ].filter(({ node }) => wanted === undefined || buildingPart(node.matchName) === wanted)
    if (wantedPhase === undefined) return all.map(({ node }) => node)
    const within = all.filter(one => one.phase === wantedPhase)
    // Where the estate has no phases, who writes one still means the building.
    const plain = all.filter(one => one.phase === undefined)
    return (within.length > 0 ? within : this.#phases(projectId).length === 0 ? plain : []).map(
      ({ node }) => node,
    )
  }

  /** Units of this entrance; else those right under the building, whose entrance nobody wrote down. */
  #inEntrance(units: readonly KnownUnit[], entrance: string): KnownUnit[] {
    const wanted = this.#name('entrance', entrance).matchName
    const inside = units.filter(unit => {
      const parent = this.#nodes.get(unit.parentId)
      return parent?.kind === 'entrance' && parent.matchName === wanted
    })
    return inside.length > 0
      ? inside
      : units.filter(unit => this.#nodes.get(unit.parentId)?.kind === 'building')
  }

  #unitsOf(buildingId: string): Map<string, KnownUnit[]> {
    const loaded = this.#units.get(buildingId)
    if (loaded) return loaded
    const units = new Map<string, KnownUnit[]>()
    this.#units.set(buildingId, units)
    for (const unit of unitsOfBuilding(this.#read, buildingId)) addUnit(units, known(unit))
    return units
  }

  /** Project, phase, building and entrance of what a row names, and those of them that are new. */
  #ensurePlace(imported: NamedPlace, project: string) {
    const nodes: NewNode[] = []
    const ensure = (
      kind: NodeKind,
      parentId: string | null,
      value: string,
      found: EstateNode | undefined,
    ) => {
      if (found) return found
      const node = { id: this.#newId(), kind, parentId, ...this.#name(kind, value) }
      this.#addNode(node)
      nodes.push(node)
      return node
    }
    const projectName = imported.project ?? project
    const top = ensure('project', null, projectName, this.#project(projectName))
    const building = this.#buildingFor(imported, top, ensure)
    const { entrance } = imported
    const wanted = entrance === undefined ? '' : this.#name('entrance', entrance).matchName
    const parent =
      entrance === undefined
        ? building
        : ensure(
            'entrance',
            building.id,
            entrance,
            this.#childrenOf(building.id, 'entrance').find(node => node.matchName === wanted),
          )
    return { top, building, parent, nodes }
  }

  #register(
    imported: ImportedUnit,
    project: string,
    attributes: UnitAttributes,
  ): { unit: KnownUnit; nodes: NewNode[] } {
    const { top, building, parent, nodes } = this.#ensurePlace(imported, project)
    const unit: KnownUnit = {
      ...attributes,
      id: this.#newId(),
      parentId: parent.id,
      buildingId: building.id,
      projectId: top.id,
      matchKey: unitMatchKey({
        kind: attributes.kind,
        buildingMatchName: building.matchName,
        room: attributes.room,
      }),
      isNew: true,
      said: 0,
    }
    for (const name of changeable) if (attributes[name] !== null) unit.said |= bitOf(name)
    addUnit(this.#unitsOf(building.id), unit)
    return { unit, nodes }
  }

  #buildingFor(
    imported: NamedPlace,
    top: EstateNode,
    ensure: (
      kind: NodeKind,
      parentId: string | null,
      value: string,
      found: EstateNode | undefined,
    ) => EstateNode,
  ): EstateNode {
    const { kind, phase } = imported
    const name = imported.building ?? unwrittenBuilding[kind] ?? '未分楼栋'
    const known = this.#buildings(top.id, name, phase)[0]
    if (known || phase === undefined) return ensure('building', top.id, name, known)
    const wanted = this.#name('phase', phase).matchName
    const above = ensure(
      'phase',
      top.id,
      phase,
      this.#phases(top.id).find(node => node.matchName === wanted),
    )
    return ensure('building', above.id, name, undefined)
  }
}

const known = (unit: Unit): KnownUnit => ({ ...unit, isNew: false, said: 0 })

function addUnit(units: Map<string, KnownUnit[]>, unit: KnownUnit): void {
  const same = units.get(unit.matchKey)
  if (same) same.push(unit)
  else units.set(unit.matchKey, [unit])
}
