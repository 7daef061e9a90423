/** Taking owners and homes away in the columns of another system. */
export const ownColumnsTexts = {
  zh: {
    title: '按外部系统的列导出',
    hint: '把本站全部房屋和人员按已保存的列名与顺序写成表格，供 CRM 或物业系统导入。每次导出都会留在操作记录里。',
    mapping: '使用哪套列',
    full: '完整显示电话、证件、生日和地址',
    masked: '电话、证件、生日和地址会打码',
  },
  en: {
    title: 'Export in the columns of another system',
    hint: 'All homes and people of this site as a workbook, under the saved headings and in their order, for a CRM or a property system. Each time stands on the audit trail.',
    mapping: 'Which columns',
    full: 'Phones, documents, birthdays and addresses in full',
    masked: 'Phones, documents, birthdays and addresses are masked',
  },
} as const
