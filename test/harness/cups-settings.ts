/** Where a CUPS of a test's own keeps everything. */
export type CupsFolders = {
  readonly socket: string;
  readonly root: string;
  readonly spool: string;
  readonly temp: string;
  readonly cache: string;
  readonly state: string;
  readonly logs: string;
  /** Where pages come out. */
  readonly out: string;
  readonly pdfSpool: string;
};

/** Listens on the socket alone, keeps what it prints, and lets this user do everything. */
export function cupsdConf({ socket }: CupsFolders): string {
  return `LogLevel info
AccessLogLevel all
PageLogFormat %p %u %j %T %P %C
Listen ${socket}
Browsing Off
WebInterface No
DefaultAuthType None
PreserveJobHistory Yes
PreserveJobFiles Yes
MaxJobs 0
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`;
}

/** Its files, none of them the machine's. */
export function cupsFilesConf(folders: CupsFolders): string {
  return `ServerRoot ${folders.root}
RequestRoot ${folders.spool}
TempDir ${folders.temp}
CacheDir ${folders.cache}
StateDir ${folders.state}
AccessLog ${folders.logs}/access_log
ErrorLog ${folders.logs}/error_log
PageLog ${folders.logs}/page_log
SystemGroup root
FatalErrors config permissions
`;
}

/** cups-pdf reads its settings from /etc/cups, and from nowhere else. */
export function pdfBackendConf({ out, pdfSpool, logs }: CupsFolders): string {
  return `Out ${out}
AnonDirName ${out}
Spool ${pdfSpool}
Log ${logs}
Grp root
Label 2
`;
}
