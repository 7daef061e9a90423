import type { ComponentType } from 'react'
import type { Permission } from '../../../../main/contract/permissions.ts'
import type { Words } from '../../../../main/contract/words.ts'
import { ContractTab } from '../../contracts/ContractTab.tsx'
import { texts as documentTexts } from '../../documents/texts.ts'
import { UnitDocumentsTab } from '../../documents/UnitDocumentsTab.tsx'
import { CasesTab } from './CasesTab.tsx'
import { OverviewTab } from './OverviewTab.tsx'
import { PeopleTab } from './PeopleTab.tsx'
import { tabTitles } from './tab-titles.ts'
import { TimelineTab } from './TimelineTab.tsx'
import type { UnitDetail } from './types.ts'

/** What the frame of a unit file hands to each of its tabs. */
export interface UnitTabProps {
  readonly detail: UnitDetail
  /** Opens the form that registers somebody at this home. */
  onAddResident(): void
  /** Leads to another tab of the same file. */
  onOpen(tab: string): void
}

/** A tab of the unit file. The address holds its key: `/units/…?tab=documents`. */
export interface UnitTab {
  readonly key: string
  readonly title: Words
  readonly Panel: ComponentType<UnitTabProps>
  /** Shown beside the title where it is more than none. */
  count?(detail: UnitDetail): number
  /** Shown to whom may; everybody otherwise. */
  readonly permission?: Permission
}

/**
 * The tabs in the order they stand; digits open them. A feature adds its own as one line, its title in
 * `tab-titles.ts`: contract and documents stand between people and cases.
 */
export const unitTabs: readonly UnitTab[] = [
  { key: 'overview', title: tabTitles.overview, Panel: OverviewTab },
  {
    key: 'people',
    title: tabTitles.people,
    Panel: PeopleTab,
    count: detail => detail.people.filter(one => one.present).length,
  },
  { key: 'contract', title: tabTitles.contract, Panel: ContractTab, permission: 'contract.read' },
  {
    key: 'cases',
    title: tabTitles.cases,
    Panel: CasesTab,
    count: detail => detail.openCases,
    permission: 'case.read',
  },
  {
    key: 'documents',
    title: { zh: documentTexts.zh.tabTitle, en: documentTexts.en.tabTitle },
    Panel: UnitDocumentsTab,
    permission: 'document.read',
  },
  { key: 'timeline', title: tabTitles.timeline, Panel: TimelineTab },
]
