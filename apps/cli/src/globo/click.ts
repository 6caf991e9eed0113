/** A click of the Globo.com set. Its codes are numbers without a published key; what they mean is read off the data. */
export interface Click {
  userId: string;
  articleId: string;
  /** Epoch ms. */
  at: number;
  deviceGroup: string;
  os: string;
  referrerType: string;
}

const COLUMNS = {
  userId: 'user_id',
  articleId: 'click_article_id',
  at: 'click_timestamp',
  deviceGroup: 'click_deviceGroup',
  os: 'click_os',
  referrerType: 'click_referrer_type',
} as const;

/** Reads the rows of one file by the names in its header. @throws RangeError when a column is missing */
export class ClickReader {
  private readonly places: Record<keyof typeof COLUMNS, number>;

  constructor(header: string) {
    const names = header.split(',');
    const placeOf = (column: string) => {
      const place = names.indexOf(column);
      if (place === -1) throw new RangeError(`the header has no column ${column}: ${header}`);
      return place;
    };
    this.places = {
      userId: placeOf(COLUMNS.userId),
      articleId: placeOf(COLUMNS.articleId),
      at: placeOf(COLUMNS.at),
      deviceGroup: placeOf(COLUMNS.deviceGroup),
      os: placeOf(COLUMNS.os),
      referrerType: placeOf(COLUMNS.referrerType),
    };
  }

  /** @throws RangeError when the row is not a click */
  read(row: string): Click {
    const fields = row.split(',');
    const field = (name: keyof typeof COLUMNS) => fields[this.places[name]] ?? '';
    const at = Number(field('at'));
    if (!(at > 0) || field('userId') === '' || field('articleId') === '')
      throw new RangeError(`not a click: ${row}`);
    return {
      userId: field('userId'),
      articleId: field('articleId'),
      at,
      deviceGroup: field('deviceGroup'),
      os: field('os'),
      referrerType: field('referrerType'),
    };
  }
}
