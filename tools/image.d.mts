/** What an app's image holds, as paths below the workspace's root. */
export interface ImageContents {
  workspaces: string[];
  packages: string[];
  files: string[];
}

export function imageContents(app: string): ImageContents;
export function copyImageContents(app: string, target: string): void;
