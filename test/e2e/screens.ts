/** What an example desk has, by which pages about one thing are opened. */
interface ExampleThings {
  readonly caseId: string
  readonly personId: string
  readonly unitId: string
  readonly visitId: string
  readonly sheetId: string
  readonly callbackId: string
  /** An address of the watch list. */
  readonly placeId: string
  readonly leakTeam: string
  readonly handover: string
  /** A batch of homes to hand over. */
  readonly batchId: string
}

interface Screen {
  readonly path: string
  readonly ready: string
}

/** Every screen there is: its address, and what is there once it can be used. */
export const screensOf = ({
  caseId,
  personId,
  unitId,
  visitId,
  sheetId,
  callbackId,
  placeId,
  leakTeam,
  handover,
  batchId,
}: ExampleThings): Readonly<Record<string, Screen>> => ({
  today: { path: '/', ready: '.today-row' },
  intake: { path: '/intake', ready: '.intake-bottom' },
  list: { path: '/cases', ready: '.case-row' },
  case: { path: `/cases/${caseId}`, ready: '.case-words' },
  print: { path: `/cases/${caseId}/print`, ready: '.sheet-story' },
  buildings: { path: '/owners', ready: '.cell' },
  units: { path: '/owners/units', ready: '.virtual-list-row' },
  people: { path: '/owners/people', ready: '.virtual-list-row' },
  duplicates: { path: '/owners/duplicates', ready: '.pair-head' },
  collections: { path: '/owners/collections?campaign=new', ready: '.collection-form' },
  unit: { path: `/units/${unitId}`, ready: '.residents li' },
  person: { path: `/people/${personId}`, ready: '.facts' },
  imports: { path: '/more/imports', ready: '.import' },
  registers: { path: '/more/imports/cases', ready: '.import' },
  salesFiles: { path: '/more/imports/contracts', ready: '.import' },
  contractorFiles: { path: '/more/imports/contractors', ready: '.import' },
  contracts: { path: '/more/contracts', ready: '.contract-filters' },
  contract: { path: `/units/${unitId}?tab=contract`, ready: '#unit-panel-contract' },
  leaks: { path: '/leaks', ready: '.leak-line, .empty-state' },
  emergencies: { path: '/emergencies?emergency=new', ready: '.emergency-form' },
  rain: { path: '/emergencies?view=rain', ready: '.rain-chart' },
  teams: { path: '/leaks/teams?team=new', ready: '.team-form' },
  takeLeak: { path: '/leaks/new', ready: '.leak-take' },
  homesToFind: { path: '/leaks/homes-to-find', ready: '.leak-placeless, .empty-state' },
  leakSources: { path: '/leaks/sources', ready: '.source-line, .empty-state' },
  leakSection: { path: '/leaks/section', ready: '.section-choice' },
  leakWatch: { path: '/leaks/watch', ready: '.leak-placeless-line strong' },
  leakPack: { path: '/leaks/pack', ready: '.leak-pack-forms' },
  fieldList: { path: `/leaks/teams/${leakTeam}/list`, ready: '.leak-paper-home' },
  field: { path: `/leaks/teams/${leakTeam}/field`, ready: '.field-next' },
  handover: { path: '/leaks/handover', ready: '.team-line' },
  handoverPrint: { path: `/leaks/handover/${handover}/print`, ready: '.leak-paper-signs' },
  watchList: { path: '/leaks/watch-list', ready: '.watch-line, .empty-state' },
  handovers: { path: '/handover', ready: '.handover-batch' },
  batch: { path: `/handover/batches/${batchId}`, ready: '.handover-task' },
  homesToHandOver: { path: `/handover/batches/${batchId}?tab=homes`, ready: '.handover-line' },
  oneByOne: { path: '/handover/single', ready: '.empty-state' },
  season: { path: '/season', ready: '.season' },
  contractors: { path: '/contractors?contractor=new', ready: 'main form' },
  partsWarranty: { path: '/contractors/warranty', ready: '.warranty-table, .empty-state' },
  leakReports: { path: '/leaks/reports', ready: '.leak-report' },
  storedFiles: { path: '/more/files', ready: '.stored-files' },
  staff: { path: '/more/staff', ready: '.staff-table' },
  settings: { path: '/more/settings', ready: '.settings form' },
  backup: { path: '/more/settings/backup', ready: '.settings-part .settings-form' },
  standby: { path: '/more/settings/standby', ready: '.settings-part .empty-state' },
  sync: { path: '/more/sync', ready: '.settings-part h2' },
  directives: { path: '/more/directives', ready: '.empty-state' },
  categories: { path: '/more/settings/categories', ready: '.profile-row' },
  kindSettings: { path: '/more/settings/kinds', ready: '.settings-part .field' },
  causes: { path: '/more/settings/causes', ready: '.profile-row' },
  levelRules: { path: '/more/settings/levels', ready: '.profile-rule-name' },
  warranty: { path: '/more/settings/warranty', ready: '.profile-rule-name' },
  emergencySettings: { path: '/more/settings/emergencies', ready: '.profile-clocks' },
  wallSettings: { path: '/more/settings/wall', ready: '.profile-kinds' },
  calendar: { path: '/more/settings/calendar', ready: '.profile-year' },
  deadlineRules: { path: '/more/settings/deadlines', ready: '.profile-rule-row' },
  sheetSettings: { path: '/more/settings/sheets', ready: '.profile-demand' },
  plans: { path: '/more/settings/callbacks', ready: '.profile-call' },
  station: { path: '/more/settings/station', ready: '.station-switch' },
  camera: { path: '/camera', ready: '.camera-target' },
  documents: { path: '/documents', ready: '.completeness-line' },
  scans: { path: '/documents/inbox', ready: '.inbox' },
  papers: { path: '/documents/search', ready: 'main input' },
  stages: { path: '/more/settings/stages', ready: '.profile-rule-name' },
  classes: { path: '/more/settings/classes', ready: '.settings-part .profile-row, .settings-part p' },
  checklist: { path: '/more/settings/documents', ready: '.profile-rule-row' },
  interview: { path: '/more/settings/interview', ready: '.profile-question' },
  privacy: { path: '/more/privacy', ready: '.privacy-line' },
  audit: { path: '/more/audit', ready: '.virtual-list-row' },
  ledgers: { path: '/more/ledgers', ready: '.ledger-table td' },
  wall: { path: '/wall', ready: '.wall-figure' },
  answers: { path: '/more/answers', ready: '.answer-line' },
  newAnswer: { path: '/more/answers?answer=new', ready: '.answer-form' },
  watch: { path: `/more/watch?place=${placeId}`, ready: '.place' },
  lending: { path: '/more/lending?thing=new', ready: '.reg-form' },
  letters: { path: '/more/letters?letter=receive', ready: '.reg-form' },
  authority: { path: '/more/letters?letter=matrix', ready: '.reg-thing .field' },
  filing: { path: '/more/filing', ready: '.reg-table, .empty-state' },
  boards: { path: '/more/boards?board=new', ready: '.reg-form' },
  deskContracts: { path: '/more/desk-contracts?contract=new', ready: '.reg-form' },
  partners: { path: '/more/partners?partner=new', ready: '.reg-form' },
  rounds: { path: '/more/watch?view=ledger', ready: '.two-panes, .empty-state, .round-ledger' },
  visits: { path: '/more/visits', ready: '.two-panes' },
  tablet: { path: '/tablet', ready: '.tablet-list' },
  visitPrint: {
    path: `/more/visits/print?visit=${visitId}`,
    ready: 'main button',
  },
  notVisited: { path: '/more/visits?view=plan', ready: '.not-visited-head' },
  more: { path: '/more', ready: '.more-line' },
  sheets: { path: '/sheets', ready: '.state-tabs' },
  'new sheet': { path: `/sheets/new?case=${caseId}`, ready: '.sheet-aside' },
  sheet: {
    path: `/sheets/${sheetId}`,
    ready: 'h1',
  },
  demanded: { path: '/sheets/demanded', ready: 'main table, .empty-state' },
  received: { path: '/sheets/received', ready: 'main form, main textarea' },
  recipients: { path: '/sheets/recipients', ready: 'main h2' },
  warnings: { path: '/more/warnings', ready: '.two-panes' },
  promises: { path: '/more/promises', ready: '.two-panes' },
  waiting: { path: '/more/waiting', ready: '.waiting-table, .empty-state' },
  assignment: { path: '/more/assignment', ready: '.assignment-form' },
  password: { path: '/more/password', ready: 'main form' },
  callbacks: { path: '/callbacks?state=done', ready: '.case-row' },
  callback: { path: `/callbacks/${callbackId}`, ready: '.call-facts' },
  summary: { path: '/callbacks/summary', ready: 'main h1' },
  calls: { path: '/callbacks/calls', ready: '.call-form, .empty-state' },
  care: { path: '/callbacks/care', ready: '.care-card, .empty-state' },
  campaigns: { path: '/callbacks/campaigns', ready: '.empty-state' },
  unknown: { path: '/nowhere', ready: 'main' },
})

/** The names of them. */
export const screenNames = Object.keys(
  screensOf({
    caseId: '',
    personId: '',
    unitId: '',
    visitId: '',
    sheetId: '',
    callbackId: '',
    placeId: '',
    leakTeam: '',
    handover: '',
    batchId: '',
  }),
)
