import type { NodeKind, UnitTraits } from '../contract/estate.ts'
import type { ReadDatabase } from '../database/read.ts'
import { buildingPart, phasePart, unitMatchKey } from '../estate/matching.ts'
import {
  type EstateNode,
  estateNodes,
  mergedOfBuilding,
  type Unit,
  unit as unitById,
  unitsOfBuilding,
  unitTraits,
} from '../estate/queries.ts'
import type { ImportedUnit } from './owner-row.ts'
import { placeNames } from './place-name.ts'
import type { PlaceRow } from './place-row.ts'
import { bitOf, changeable, roomOf, type UnitFacts } from './unit-facts.ts'

/** A unit as the import knows it while it works through the file. */
export interface KnownUnit extends UnitFacts {
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
  | { readonly found: 'none'; register(attributes: UnitFacts): { unit: KnownUnit; nodes: NewNode[] } }
  | { readonly found: 'many' }

const unwrittenBuilding: Readonly<Record<string, string>> = {
  parking: '地下车库',
  shop: '商铺',
  dwelling: '未分楼栋',
}

/**
 * The estate while an import works through its file: what is in the desk and what earlier rows added. Units of a
 * building are loaded when its first row comes.
 */
export class EstateIndex {
  readonly #read: ReadDatabase
  readonly #newId: () => string
  readonly #nodes = new Map<string, EstateNode>()
  /** By parent and kind, and buildings by parent and what their name says without the phase. */
  readonly #children = new Map<string, EstateNode[]>()
  readonly #buildingsNamed = new Map<string, EstateNode[]>()
  readonly #units = new Map<string, Map<string, KnownUnit[]>>()
  /** All of them are asked for every row and answer the same for most. */
  readonly #name = placeNames()
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

  #addNode(node: EstateNode): void {
    if (node.kind === 'project') this.#projects.clear()
    if (node.kind === 'phase' || node.kind === 'building') this.#meant.clear()
    this.#nodes.set(node.id, node)
    addTo(this.#children, `${node.parentId ?? ''}\n${node.kind}`, node)
    if (node.kind === 'building')
      addTo(this.#buildingsNamed, `${node.parentId ?? ''}\n${buildingPart(node.matchName)}`, node)
  }

  #childrenOf(parentId: string, kind: NodeKind): readonly EstateNode[] {
    return this.#children.get(`${parentId}\n${kind}`) ?? []
  }

  #buildingsOf(parentId: string, named: string | undefined): readonly EstateNode[] {
    return named === undefined
      ? this.#childrenOf(parentId, 'building')
      : (this.#buildingsNamed.get(`${parentId}\n${named}`) ?? [])
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

  #phases(projectId: string): readonly EstateNode[] {
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
      ...this.#buildingsOf(projectId, wanted).map(node => ({ node, phase: phasePart(node.matchName) })),
      ...this.#phases(projectId).flatMap(above =>
        this.#buildingsOf(above.id, wanted).map(node => ({ node, phase: above.matchName })),
      ),
    ]
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
    const byId = new Map<string, KnownUnit>()
    const traits = unitTraits(this.#read, buildingId)
    for (const unit of unitsOfBuilding(this.#read, buildingId)) {
      const here = known(unit, traits)
      byId.set(unit.id, here)
      addUnit(units, here)
    }
    // Files from outside go on writing a number that was merged into another here.
    for (const { matchKey, survivorId } of mergedOfBuilding(this.#read, buildingId)) {
      const elsewhere = byId.has(survivorId) ? undefined : unitById(this.#read, survivorId)
      const survivor =
        byId.get(survivorId) ??
        (elsewhere ? known(elsewhere, unitTraits(this.#read, elsewhere.buildingId)) : undefined)
      if (survivor && !units.get(matchKey)?.includes(survivor)) addUnit(units, survivor, matchKey)
    }
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
    attributes: UnitFacts,
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

const noTraits: Required<UnitTraits> = {
  heatingArea: null,
  topFloor: null,
  basement: null,
  facade: null,
  promisedOn: null,
  handedOverOn: null,
}

const known = (unit: Unit, traits: ReadonlyMap<string, Required<UnitTraits>>): KnownUnit => ({
  ...unit,
  ...(traits.get(unit.id) ?? noTraits),
  isNew: false,
  said: 0,
})

const addUnit = (units: Map<string, KnownUnit[]>, unit: KnownUnit, key = unit.matchKey): void =>
  addTo(units, key, unit)

function addTo<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key)
  if (list) list.push(one)
  else lists.set(key, [one])
}
