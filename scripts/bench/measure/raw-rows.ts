/**
 * Rows of a statement over cases with the names a list shows, as one statement: what the raw driver does for a page.
 * @param page delivers the columns of `listColumns`, in order
 */
export const withNames = (page: string): string =>
  `select c.*, u.number as "unitNumber", b.name as "buildingName", p.name as "personName", s.name as "assigneeName"
   from (${page}) c
   left join unit u on u.id = c."unitId" left join estate_node b on b.id = c."buildingId"
   left join person p on p.id = c."personId" left join staff s on s.id = c."assignee"`
